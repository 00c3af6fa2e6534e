import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, type GraphqlAnswer } from "../api/ask.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { startReplica, type Replica } from "../api/start-replica.js";
import { signInAs } from "./sign-in-as.js";

const FIELDS = "organisationName reportingTimezone weekStart defaultLanguage minimumGroupSize";
const UPDATE = `mutation ($input: SettingsInput!) { updateSettings(input: $input) { ${FIELDS} } }`;
const PREVIEW = `query ($timezone: String!) {
  previewReportingTimezone(timezone: $timezone) { day requestsNow requestsThen costNow costThen }
}`;

let product: Product;
let headers: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
});

afterAll(() => product.stop());

const update = (input: Record<string, unknown>) => ask(product, UPDATE, { variables: { input }, headers });

async function entries(): Promise<Record<string, unknown>[]> {
  const { rows } = await product.sql.query<Record<string, unknown>>(
    "select actor, before, after from audit_entries where action = 'settings.update' order by id",
  );
  return rows;
}

function refusal({ errors }: GraphqlAnswer): string {
  return errors.map(({ extensions }) => `${String(extensions["code"])} ${String(extensions["field"])}`).join();
}

describe("settings", () => {
  test("begin with what a Korean team needs, and without a name", async () => {
    const { data } = await ask(product, `{ settings { ${FIELDS} } }`, { headers });
    expect(data?.settings).toEqual({
      organisationName: "",
      reportingTimezone: "Asia/Seoul",
      weekStart: 1,
      defaultLanguage: "KO",
      minimumGroupSize: 5,
    });
  });

  test("change one by one, and the audit log says what was there before", async () => {
    const { data } = await update({ organisationName: " 노트 주식회사 ", minimumGroupSize: 8, weekStart: 1 });
    expect(data?.updateSettings).toMatchObject({
      organisationName: "노트 주식회사",
      minimumGroupSize: 8,
      weekStart: 1,
    });
    await update({ weekStart: 7, defaultLanguage: "EN" });
    expect((await entries()).slice(-2)).toEqual([
      {
        actor: ADMIN.email,
        before: { organisationName: "", minimumGroupSize: 5 },
        after: { organisationName: "노트 주식회사", minimumGroupSize: 8 },
      },
      {
        actor: ADMIN.email,
        before: { weekStart: 1, defaultLanguage: "KO" },
        after: { weekStart: 7, defaultLanguage: "EN" },
      },
    ]);
  });

  test("that say what they said before are no change and leave no entry", async () => {
    await update({ minimumGroupSize: 6 });
    const before = await entries();
    expect((await update({ minimumGroupSize: 6, organisationName: null })).errors).toEqual([]);
    expect(await entries()).toEqual(before);
  });

  test("changed by two at once are told one after the other", async () => {
    await update({ minimumGroupSize: 10 });
    await Promise.all([update({ minimumGroupSize: 11 }), update({ minimumGroupSize: 12 })]);
    const [first, second] = (await entries()).slice(-2);
    expect(first?.["before"]).toEqual({ minimumGroupSize: 10 });
    expect(second?.["before"]).toEqual(first?.["after"]);
  });

  test("are in use on another replica within five seconds", async () => {
    const other: Replica = await startReplica(product);
    try {
      await update({ reportingTimezone: "Europe/Berlin" });
      await vi.waitFor(() => expect(other.container.settings.current.reportingTimezone).toBe("Europe/Berlin"), {
        timeout: 5_000,
      });
      const { data } = await ask(other, "{ settings { reportingTimezone } }", { headers });
      expect(data?.settings).toEqual({ reportingTimezone: "Europe/Berlin" });
      await update({ reportingTimezone: "Asia/Seoul" });
    } finally {
      await other.stop();
    }
  });

  test.each([
    { input: {}, field: "input" },
    { input: { weekStart: null }, field: "input" },
    { input: { organisationName: "x".repeat(101) }, field: "organisationName" },
    { input: { organisationName: "a\r\nBcc: b@c" }, field: "organisationName" },
    { input: { organisationName: "a\0" }, field: "organisationName" },
    { input: { organisationName: "a\ud800" }, field: "organisationName" },
    { input: { weekStart: 0 }, field: "weekStart" },
    { input: { weekStart: 8 }, field: "weekStart" },
    { input: { minimumGroupSize: 1 }, field: "minimumGroupSize" },
    { input: { minimumGroupSize: 51 }, field: "minimumGroupSize" },
    { input: { reportingTimezone: "Mars/Olympus" }, field: "reportingTimezone" },
    { input: { reportingTimezone: "+09:00" }, field: "reportingTimezone" },
    // Node takes them, the database does not.
    { input: { reportingTimezone: "JST" }, field: "reportingTimezone" },
    { input: { reportingTimezone: "SystemV/PST8", weekStart: 3 }, field: "reportingTimezone" },
  ])("are refused as a whole, naming the one at fault: $input", async ({ input, field }) => {
    const before = await entries();
    expect(refusal(await update(input))).toBe(`BAD_INPUT ${field}`);
    expect(await entries()).toEqual(before);
  });

  test.each([
    { who: "nobody", headers: {}, code: "UNAUTHENTICATED" },
    { who: "an API key", headers: { Authorization: `Bearer ${API_KEY}` }, code: "FORBIDDEN" },
  ])("are not for $who to change or to preview", async ({ headers: others, code }) => {
    const asked = { variables: { input: { weekStart: 2 }, timezone: "UTC" }, headers: others };
    for (const operation of [UPDATE, PREVIEW]) {
      expect((await ask(product, operation, asked)).errors).toMatchObject([{ extensions: { code } }]);
    }
  });
});

interface Shift {
  readonly day: string;
  readonly requestsNow: string;
  readonly requestsThen: string;
  readonly costNow: string;
  readonly costThen: string;
}

describe("the preview of another reporting timezone", () => {
  /** Days of a zone as the raw rows have them. */
  async function rawDays(zone: string) {
    const { rows } = await product.sql.query<{ day: string; requests: string; cost: string }>(
      `select to_char(created_at at time zone $1, 'YYYY-MM-DD') as day, count(*)::text as requests,
              trim_scale(coalesce(sum(cost), 0) / 1000000000000)::text as cost
       from token_usage group by 1`,
      [zone],
    );
    return new Map(rows.map(({ day, ...sums }) => [day, sums]));
  }

  test("has seven days whose requests and cost equal the recorded ones in both zones", async () => {
    const hour = 3_600_000;
    const now = Date.now();
    const events = Array.from({ length: 170 }, (_, index) => ({
      id: `preview-${index}`,
      provider: "google",
      model: "gemini-2.5-flash",
      time: new Date(now - index * hour).toISOString(),
      inputTokens: 1_000 + index,
      outputTokens: index,
    }));
    const response = await fetch(`${product.url}/v1/usage`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify(events),
    });
    expect(await response.json()).toMatchObject({ accepted: events.length });

    for (const zone of ["America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati"]) {
      const { data } = await ask(product, PREVIEW, { variables: { timezone: zone }, headers });
      const shifts = data?.["previewReportingTimezone"] as readonly Shift[];
      expect(shifts).toHaveLength(7);
      const [current, other] = [await rawDays("Asia/Seoul"), await rawDays(zone)];
      for (const { day, requestsNow, requestsThen, costNow, costThen } of shifts) {
        expect({ requests: requestsNow, cost: costNow }).toEqual(current.get(day) ?? { requests: "0", cost: "0" });
        expect({ requests: requestsThen, cost: costThen }).toEqual(other.get(day) ?? { requests: "0", cost: "0" });
      }
      expect(shifts.some(({ requestsNow, requestsThen }) => requestsNow !== requestsThen)).toBe(true);
      expect(shifts.some(({ costNow }) => costNow !== "0")).toBe(true);
    }
  });

  test("refuses what is no zone, and changes nothing", async () => {
    const before = await ask(product, `{ settings { ${FIELDS} } }`, { headers });
    expect(refusal(await ask(product, PREVIEW, { variables: { timezone: "Mars/Olympus" }, headers }))).toBe(
      "BAD_INPUT timezone",
    );
    expect((await ask(product, `{ settings { ${FIELDS} } }`, { headers })).data).toEqual(before.data);
  });
});
