import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { ask } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { dateAgo, noonZone } from "../thresholds/noon-zone.js";
import { DAILY, recordEvents, ThresholdDesk } from "../thresholds/ask-thresholds.js";
import { AlertDesk, plantAlert } from "./alert-desk.js";

let product: Product;
let desk: AlertDesk;
let thresholds: ThresholdDesk;
/** An app user, and what is watched of everything and of each app user. */
let userId = "";
let overall = "";
let each = "";

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  const headers = await signInAs(product, ADMIN);
  desk = new AlertDesk(product, headers);
  thresholds = new ThresholdDesk(product, headers);
  await recordEvents(product, [{ id: "known", userId: "somebody" }]);
  const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
  userId = rows[0]?.id ?? "";
  overall = (await thresholds.create({ ...DAILY, name: "All of it", limit: "1000" })).id;
  each = (await thresholds.create({ ...DAILY, scope: "EACH_USER", meter: "COST", limit: "2.5" })).id;
});

afterAll(() => product.stop());

describe("an alert", () => {
  test("says what was crossed, by whom and when, in the meter's unit", async () => {
    const id = await plantAlert(product.sql, {
      thresholdId: each,
      userId,
      level: 80,
      limit: "2500000000000",
      used: "2000000000001",
    });
    const { rows } = await product.sql.query<{ pseudonym: string }>("select pseudonym from app_users where id = $1", [
      userId,
    ]);
    expect(await desk.find(id)).toMatchObject({
      type: "LEVEL",
      threshold: { id: each },
      subject: { key: userId, label: rows[0]?.pseudonym },
      userId,
      level: 80,
      limit: "2.5",
      used: "2.000000000001",
      meter: "COST",
      periodStart: dateAgo(0),
      periodEnd: dateAgo(-1),
      timezone: noonZone(),
      isLate: false,
      isAtLeast: false,
      status: "OPEN",
      resolution: null,
      owner: null,
      details: null,
      acts: [],
    });
  });

  test("says that more was used than is counted when a request of its period has no price, of users and of everything", async () => {
    const ofUser = await plantAlert(product.sql, { thresholdId: each, userId, level: 81 });
    const cost = await thresholds.create({ ...DAILY, meter: "COST", limit: "3" });
    const ofAll = await plantAlert(product.sql, { thresholdId: cost.id });
    const requests = await plantAlert(product.sql, { thresholdId: overall, level: 82 });
    expect((await desk.find(ofAll)).isAtLeast).toBe(false);
    await recordEvents(product, [{ id: "unpriced", userId: "somebody", model: "nobody-knows-its-price" }]);
    expect((await desk.find(ofUser)).isAtLeast).toBe(true);
    expect((await desk.find(ofAll)).isAtLeast).toBe(true);
    expect((await desk.find(requests)).isAtLeast).toBe(false);
  });

  test("says it also of requests that got their price since it was crossed", async () => {
    const project = await thresholds.create({ ...DAILY, scope: "MODEL", subject: "priced", meter: "COST", limit: "3" });
    const id = await plantAlert(product.sql, { thresholdId: project.id, details: { unpriced: 2 } });
    expect(await desk.find(id)).toMatchObject({ isAtLeast: true, details: null });
  });

  test("tells what a forecast or an unusual day came to", async () => {
    const pace = await plantAlert(product.sql, {
      thresholdId: each,
      userId,
      type: "PACE",
      level: 0,
      details: {
        point: "3000000000000",
        low: "2000000000000",
        high: "4000000000000",
        crossesAt: "2026-11-27T10:00:00Z",
      },
    });
    expect((await desk.find(pace)).details).toEqual({
      usual: null,
      actual: null,
      point: "3",
      low: "2",
      high: "4",
      crossesAt: "2026-11-27T10:00:00.000Z",
      lastRequestAt: null,
      hour: null,
      contributors: [],
    });
  });

  test("tells what explains an unusual hour, in USD", async () => {
    const flash = { dimension: "MODEL", label: "gemini-2.5-flash" };
    const id = await plantAlert(product.sql, {
      thresholdId: each,
      userId,
      type: "ANOMALY",
      level: 0,
      details: {
        usual: "1000000000000",
        actual: "9000000000000",
        hour: "2026-11-27T10:00:00Z",
        contributors: [{ ...flash, value: "8500000000000", expected: "0" }],
      },
    });
    expect((await desk.find(id)).details).toMatchObject({
      usual: "1",
      actual: "9",
      hour: "2026-11-27T10:00:00.000Z",
      contributors: [{ ...flash, value: "8.5", expected: "0" }],
    });
  });

  test("has the other levels of its threshold, subject and period beside it", async () => {
    const { id: thresholdId } = await thresholds.create({ ...DAILY, limit: "10000" });
    const ids = [];
    for (const level of [100, 50, 80]) ids.push(await plantAlert(product.sql, { thresholdId, level }));
    await plantAlert(product.sql, { thresholdId, level: 50, periodStart: dateAgo(1), periodEnd: dateAgo(0) });
    const { siblings } = await desk.get<{ siblings: { level: number }[] }>(
      `{ answer: alert(id: "${ids[2]}") { siblings { level siblings { level } } } }`,
    );
    expect(siblings).toEqual([
      { level: 50, siblings: [{ level: 80 }, { level: 100 }] },
      { level: 100, siblings: [{ level: 50 }, { level: 80 }] },
    ]);
  });

  test("that is not there is null, and what is no id is refused", async () => {
    expect(await desk.get('{ answer: alert(id: "999999999") { id } }')).toBeNull();
    const { errors } = await desk.send('{ alert(id: "one") { id } }');
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field: "id" });
  });
});

describe("the list of alerts", () => {
  test("is paged from the newest crossing on, and none is told twice when others come meanwhile", async () => {
    const { id: thresholdId } = await thresholds.create({ ...DAILY, limit: "20000" });
    const at = new Date("2026-11-01T00:00:00Z");
    const ids: string[] = [];
    for (const level of [1, 2, 3, 4, 5])
      ids.unshift(await plantAlert(product.sql, { thresholdId, level, crossedAt: at }));
    const first = await desk.page(`thresholdId: "${thresholdId}", first: 2`);
    await plantAlert(product.sql, { thresholdId, level: 6 });
    const second = await desk.page(`thresholdId: "${thresholdId}", first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([first.totalCount, second.totalCount]).toEqual([5, 6]);
  });

  test("is narrowed to a status, a threshold and an app user", async () => {
    const { id: thresholdId } = await thresholds.create({ ...DAILY, scope: "EACH_USER", limit: "30000" });
    const own = await plantAlert(product.sql, { thresholdId, userId });
    const done = await plantAlert(product.sql, { thresholdId, userId, level: 100 });
    await desk.done("resolveAlerts", [await desk.find(done)]);
    const ids = async (rest: string) => (await desk.page(rest)).nodes.map(({ id }) => id);
    const ofThreshold = `thresholdId: "${thresholdId}"`;
    expect(await ids(`${ofThreshold}, userId: "${userId}"`)).toEqual([done, own]);
    expect(await ids(`${ofThreshold}, statuses: [RESOLVED]`)).toEqual([done]);
    expect(await ids(`${ofThreshold}, statuses: [OPEN, ACKNOWLEDGED, SNOOZED]`)).toEqual([own]);
    expect(await ids(`${ofThreshold}, statuses: []`)).toEqual([]);
    expect(await ids('userId: "987654"')).toEqual([]);
  });

  test("reads histories of a page at once, each as long as it was asked for", async () => {
    const { id: thresholdId } = await thresholds.create({ ...DAILY, limit: "40000" });
    const seen = [];
    for (const level of [1, 2]) seen.push(await desk.find(await plantAlert(product.sql, { thresholdId, level })));
    const told = await desk.done("acknowledgeAlerts", seen);
    await desk.done("reopenAlerts", told);
    const { nodes } = await desk.get<{ nodes: unknown[] }>(
      `{ answer: alerts(thresholdId: "${thresholdId}") { nodes { level acts(first: 1) { act } all: acts { act } } } }`,
    );
    const acts = { acts: [{ act: "REOPENED" }], all: [{ act: "REOPENED" }, { act: "ACKNOWLEDGED" }] };
    expect(nodes).toEqual([
      { level: 2, ...acts },
      { level: 1, ...acts },
    ]);
  });

  test.each([
    { rest: "first: 0", field: "first" },
    { rest: "first: 201", field: "first" },
    { rest: 'after: "nonsense"', field: "after" },
    { rest: 'thresholdId: "x"', field: "thresholdId" },
    { rest: 'userId: "x"', field: "userId" },
  ])("names the field of $rest", async ({ rest, field }) => {
    const { errors } = await desk.send(`{ alerts(${rest}) { totalCount } }`);
    expect(errors[0]?.extensions).toMatchObject({ code: "BAD_INPUT", field });
  });

  test("is counted by status", async () => {
    const counts = () =>
      desk.get<Record<string, unknown>>("{ answer: alertCounts { open acknowledged snoozed resolved lastCrossedAt } }");
    const before = await counts();
    const { id: thresholdId } = await thresholds.create({ ...DAILY, limit: "50000" });
    const crossedAt = new Date(Date.now() + 60_000);
    const seen = [];
    for (const level of [1, 2, 3, 4]) {
      seen.push(await desk.find(await plantAlert(product.sql, { thresholdId, level, crossedAt })));
    }
    await desk.done("acknowledgeAlerts", seen.slice(0, 1));
    await desk.done("snoozeAlerts", seen.slice(1, 2));
    await desk.done("resolveAlerts", seen.slice(2, 3));
    const more = (field: string) => Number(before[field]) + 1;
    expect(await counts()).toEqual({
      open: more("open"),
      acknowledged: more("acknowledged"),
      snoozed: more("snoozed"),
      resolved: more("resolved"),
      lastCrossedAt: crossedAt.toJSON(),
    });
  });

  test("is for every member and for no API key; acts are for administrators", async () => {
    const analyst = new AlertDesk(product, (await addMember(product, "ana@example.com", "ANALYST")).headers);
    const id = await plantAlert(product.sql, { thresholdId: overall, level: 7 });
    const seen = await analyst.find(id);
    for (const name of ["acknowledgeAlerts", "snoozeAlerts", "resolveAlerts", "reopenAlerts"]) {
      const { errors } = await analyst.act(name, [seen]);
      expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    }
    expect((await desk.find(id)).version).toBe(1);
    for (const query of ["{ alerts { totalCount } }", `{ alert(id: "${id}") { id } }`, "{ alertCounts { open } }"]) {
      const { errors } = await ask(product, query, { headers: { Authorization: `Bearer ${API_KEY}` } });
      expect(errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    }
  });
});

describe("messages of an alert", () => {
  test("are those that tell of it, the newest first, and no others", async () => {
    const { id: thresholdId } = await thresholds.create({ ...DAILY, limit: "60000" });
    const ids: string[] = [];
    for (const level of [1, 2, 3]) ids.push(await plantAlert(product.sql, { thresholdId, level }));
    const { channel } = await desk.get<{ channel: { id: string } }>(
      `mutation { answer: createChannel(input: { kind: EMAIL, name: "ops", recipients: ["ops@example.com"], language: EN }) { channel { id } } }`,
    );
    const messages: readonly (readonly [kind: string, alerts: readonly string[], at: string])[] = [
      ["ALERT", ids.slice(0, 1), "2026-11-01T00:00:00Z"],
      ["DIGEST", ids.slice(0, 2), "2026-11-02T00:00:00Z"],
      ["RECOVERY", ids.slice(0, 1), "2026-11-03T00:00:00Z"],
    ];
    for (const [kind, told, at] of messages) {
      await product.sql.query(
        `insert into alert_deliveries (id, channel_id, kind, alert_ids, content, created_at)
         values (gen_random_uuid(), $1, $2, $3, '{}', $4)`,
        [channel.id, kind, told, at],
      );
    }
    const { nodes } = await desk.get<{ nodes: unknown[] }>(
      `{ answer: alerts(thresholdId: "${thresholdId}") { nodes { level deliveries(first: 2) { kind channel { name } status } } } }`,
    );
    const told = (kind: string) => ({ kind, channel: { name: "ops" }, status: "WAITING" });
    expect(nodes).toEqual([
      { level: 3, deliveries: [] },
      { level: 2, deliveries: [told("DIGEST")] },
      { level: 1, deliveries: [told("RECOVERY"), told("DIGEST")] },
    ]);
  });
});
