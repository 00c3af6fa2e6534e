import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { dateAgo, noonZone } from "../thresholds/noon-zone.js";
import { DAILY, ThresholdDesk } from "../thresholds/ask-thresholds.js";
import { AlertDesk, type AskedAlert, plantAlert, type PlantedAlert } from "./alert-desk.js";

let product: Product;
let admin: AlertDesk;
let other: AlertDesk;
let thresholdId = "";
let level = 0;

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  const headers = await signInAs(product, ADMIN);
  admin = new AlertDesk(product, headers);
  other = new AlertDesk(product, (await addMember(product, "bea@example.com", "ADMIN")).headers);
  thresholdId = (await new ThresholdDesk(product, headers).create({ ...DAILY, limit: "1000" })).id;
});

afterAll(() => product.stop());

/** A new one that is open. */
async function crossed(planted: Partial<PlantedAlert> = {}): Promise<AskedAlert> {
  level += 1;
  return admin.find(await plantAlert(product.sql, { thresholdId, level, ...planted }));
}

async function audited(): Promise<{
  action: string;
  target: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
}> {
  const { rows } = await product.sql.query(
    `select action, target_id as target, before, after, reason from audit_entries where target_kind = 'alert' order by id desc limit 1`,
  );
  return rows[0];
}

const refusal = ({ errors }: { errors: readonly { message: string; extensions: Record<string, unknown> }[] }) => ({
  code: errors[0]?.extensions.code,
  field: errors[0]?.extensions.field,
  message: errors[0]?.message,
});

describe("acknowledging", () => {
  test("makes who did it the owner, with a note, a version, an act and one entry of the audit log", async () => {
    const seen = await crossed();
    const [told] = await admin.done("acknowledgeAlerts", [seen], 'note: " I ask the team "');
    expect(told).toMatchObject({ status: "ACKNOWLEDGED", owner: ADMIN.email, version: 2, resolution: null });
    expect(told?.acts).toMatchObject([{ act: "ACKNOWLEDGED", memberName: ADMIN.email, note: "I ask the team" }]);
    expect(await audited()).toEqual({
      action: "alert.acknowledge",
      target: seen.id,
      before: { alerts: [`${seen.id}: OPEN`] },
      after: { alerts: [`${seen.id}: ACKNOWLEDGED`] },
      reason: "I ask the team",
    });
  });

  test("by somebody else takes it over", async () => {
    const [mine] = await admin.done("acknowledgeAlerts", [await crossed()]);
    const [theirs] = await other.done("acknowledgeAlerts", mine === undefined ? [] : [mine]);
    expect(theirs).toMatchObject({ owner: "bea@example.com", version: 3 });
  });

  test("of many is one entry, and answers in the order that was given", async () => {
    const seen = [await crossed(), await crossed(), await crossed()].toReversed();
    const told = await admin.done("acknowledgeAlerts", seen);
    expect(told.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
    expect(await audited()).toMatchObject({
      target: null,
      after: { alerts: expect.arrayContaining([`${seen[0]?.id}: ACKNOWLEDGED`]) },
    });
  });

  test("refuses notes of more than 500 characters, and takes an empty one as none", async () => {
    const seen = await crossed();
    expect(refusal(await admin.act("acknowledgeAlerts", [seen], `note: "${"x".repeat(501)}"`))).toMatchObject({
      code: "BAD_INPUT",
      field: "note",
    });
    const [told] = await admin.done("acknowledgeAlerts", [seen], 'note: "  "');
    expect(told?.acts[0]?.note).toBeNull();
  });
});

describe("snoozing", () => {
  test("rests until the moment that was named", async () => {
    const until = new Date(Date.now() + 3_600_000).toJSON();
    const [told] = await admin.done("snoozeAlerts", [await crossed()], `until: "${until}"`);
    expect(told).toMatchObject({ status: "SNOOZED", snoozedUntil: until, acts: [{ act: "SNOOZED", until }] });
    expect(await audited()).toMatchObject({ after: { alerts: [`${told?.id}: SNOOZED ${until}`] } });
  });

  test("without a moment rests until the end of each alert's period, by the clock of its zone", async () => {
    const long = await crossed({ timezone: "Asia/Seoul", periodStart: "2030-01-01", periodEnd: "2030-02-01" });
    const dst = await crossed({ timezone: "America/New_York", periodStart: "2030-03-01", periodEnd: "2030-04-01" });
    const told = await admin.done("snoozeAlerts", [long, dst]);
    expect(told.map(({ snoozedUntil }) => snoozedUntil)).toEqual([
      "2030-01-31T15:00:00.000Z",
      "2030-04-01T04:00:00.000Z",
    ]);
  });

  test("refuses moments that are over or far, and periods that are over", async () => {
    const seen = await crossed();
    for (const until of [new Date(Date.now() - 1_000), new Date(Date.now() + 400 * 86_400_000)]) {
      expect(refusal(await admin.act("snoozeAlerts", [seen], `until: "${until.toJSON()}"`))).toMatchObject({
        code: "BAD_INPUT",
        field: "until",
      });
    }
    const late = await crossed({ periodStart: dateAgo(2), periodEnd: dateAgo(1), isLate: true });
    const refused = refusal(await admin.act("snoozeAlerts", [seen, late]));
    expect(refused).toMatchObject({ code: "CONFLICT", field: "alerts", message: expect.stringContaining(late.id) });
    expect((await admin.find(seen.id)).status).toBe("OPEN");
  });
});

describe("resolving and reopening", () => {
  test("resolve by a member, and open again without an owner", async () => {
    const acknowledged = await admin.done("acknowledgeAlerts", [await crossed()]);
    const resolved = await other.done("resolveAlerts", acknowledged, 'note: "paid"');
    expect(resolved).toMatchObject([
      { status: "RESOLVED", resolution: "BY_MEMBER", resolvedAt: expect.any(String), owner: ADMIN.email },
    ]);
    const [open] = await admin.done("reopenAlerts", resolved);
    expect(open).toMatchObject({ status: "OPEN", resolution: null, resolvedAt: null, owner: null, version: 4 });
    expect(open?.acts.map(({ act }) => act)).toEqual(["REOPENED", "RESOLVED", "ACKNOWLEDGED"]);
  });

  test.each(["acknowledgeAlerts", "snoozeAlerts", "resolveAlerts"])("%s refuses what is resolved", async (name) => {
    const resolved = await admin.done("resolveAlerts", [await crossed()]);
    expect(refusal(await admin.act(name, resolved))).toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining(resolved[0]?.id ?? "no alert"),
    });
  });

  test("nothing opens again that is open, was resolved by itself, or whose period is over", async () => {
    const open = await crossed();
    const byItself = await crossed();
    await product.sql.query(
      "update usage_alerts set status = 'RESOLVED', resolution = 'SUPERSEDED', resolved_at = now() where id = $1",
      [byItself.id],
    );
    const over = await admin.done("resolveAlerts", [await crossed({ periodStart: dateAgo(2), periodEnd: dateAgo(1) })]);
    for (const seen of [open, byItself, ...over]) {
      expect(refusal(await admin.act("reopenAlerts", [seen]))).toMatchObject({
        code: "CONFLICT",
        message: expect.stringContaining(seen.id),
      });
    }
  });
});

describe("several alerts at once", () => {
  test("change together or not at all, and the refusal names those that somebody changed", async () => {
    const seen = [await crossed(), await crossed(), await crossed()];
    await other.done("acknowledgeAlerts", seen.slice(1, 2));
    const refused = refusal(await admin.act("resolveAlerts", seen));
    expect(refused).toEqual({
      code: "CONFLICT",
      field: "alerts",
      message: `Somebody changed alert ${seen[1]?.id} since. Look again, then decide.`,
    });
    for (const [at, { id }] of seen.entries()) expect((await admin.find(id)).version).toBe(at === 1 ? 2 : 1);
  });

  test("that one of is not there are refused", async () => {
    const seen = await crossed();
    expect(refusal(await admin.act("resolveAlerts", [seen, { id: "99999999", version: 1 }]))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await admin.find(seen.id)).status).toBe("OPEN");
  });

  test.each([
    { name: "none", alerts: [] },
    {
      name: "one twice",
      alerts: [
        { id: "1", version: 1 },
        { id: "1", version: 2 },
      ],
    },
    { name: "201", alerts: Array.from({ length: 201 }, (_, at) => ({ id: String(at + 1), version: 1 })) },
    { name: "what is no id", alerts: [{ id: "one", version: 1 }] },
  ])("are refused when they are $name", async ({ alerts }) => {
    expect(refusal(await admin.act("resolveAlerts", alerts))).toMatchObject({ code: "BAD_INPUT", field: "alerts" });
  });

  test("of two browsers that act on the same ones at once, in any order, one is told that it was too late", async () => {
    for (let round = 0; round < 5; round += 1) {
      const seen = [await crossed(), await crossed(), await crossed()];
      const answers = await Promise.all([
        admin.act("acknowledgeAlerts", seen),
        other.act("resolveAlerts", seen.toReversed()),
      ]);
      const refused = answers.filter(({ errors }) => errors.length > 0);
      expect(refused.map(refusal)).toMatchObject([{ code: "CONFLICT", field: "alerts" }]);
      const states = new Set<string>();
      for (const { id } of seen) states.add((await admin.find(id)).status);
      expect(states.size).toBe(1);
    }
  });
});
