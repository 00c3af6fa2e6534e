import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { type AskedThreshold, DAILY, type Input, recordEvents, refusal, ThresholdDesk } from "./ask-thresholds.js";
import { dateAgo, noonZone } from "./noon-zone.js";

const STATUSES = `query ($ids: [ID!], $userId: ID, $top: Int! = 5) {
  answer: thresholdStatuses(ids: $ids, userId: $userId, top: $top) {
    threshold { id } subject { key label } periodStart periodEnd resetsAt used limit share isAtLeast reachedLevels nextLevel
    projected { point low high chance crossesAt } subjects over } }`;

interface Status {
  readonly threshold: { readonly id: string };
  readonly subject: { readonly key: string; readonly label: string } | null;
  readonly [field: string]: unknown;
}

let product: Product;
let admin: ThresholdDesk;
/** By outside id. */
const users = new Map<string, { readonly key: string; readonly label: string }>();

const statuses = (variables: { ids?: readonly string[]; userId?: string; top?: number }) =>
  admin.get<Status[]>(STATUSES, variables);
const statusOf = async ({ id }: AskedThreshold, more: { top?: number } = {}) => statuses({ ids: [id], ...more });
const statusOfNew = async (input: Input) => statusOf(await admin.create(input));

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
  const of = (userId: string, count: number, event: object = {}) =>
    Array.from({ length: count }, (_, at) => ({ id: `${userId}-${at}`, userId, feature: "summary", ...event }));
  for (const [userId, count] of [
    ["least", 2],
    ["middle", 5],
    ["most", 8],
  ] as const) {
    await recordEvents(product, of(userId, count));
    const { rows } = await product.sql.query<{ key: string; label: string }>(
      "select id::text as key, pseudonym as label from app_users order by id desc limit 1",
    );
    const [user] = rows;
    if (user !== undefined) users.set(userId, user);
  }
  await recordEvents(product, [{ id: "nobody", model: "a-model-without-a-price", feature: "search" }]);
  await recordEvents(
    product,
    of("most", 3, { time: `${dateAgo(2)}T12:00:00Z` }).map((event) => ({ ...event, id: `${event.id}-before` })),
  );
});

afterAll(() => product.stop());

const known = (userId: string) => {
  const user = users.get(userId);
  if (user === undefined) throw new Error(`${userId} used nothing`);
  return user;
};

describe("thresholdStatuses", () => {
  test("says what the running day has used, exactly, and what is left until it ends", async () => {
    const [status] = await statusOfNew({ ...DAILY, limit: "32", levels: [25, 50, 100] });
    expect(status).toMatchObject({
      subject: null,
      periodStart: dateAgo(0),
      periodEnd: dateAgo(-1),
      used: "16",
      limit: "32",
      share: 0.5,
      isAtLeast: false,
      reachedLevels: [25, 50],
      nextLevel: 100,
      subjects: 1,
      over: 0,
    });
    const resetsAt = new Date(String(status?.resetsAt));
    expect(resetsAt.getTime()).toBeGreaterThan(Date.now());
    const local = new Intl.DateTimeFormat("sv", { timeZone: noonZone(), dateStyle: "short", timeStyle: "medium" });
    expect(local.format(resetsAt)).toBe(`${dateAgo(-1)} 00:00:00`);
  });

  test.each([
    { name: "a model", change: { scope: "MODEL", subject: "gemini-2.5-flash" }, used: "15" },
    { name: "a feature", change: { scope: "FEATURE", subject: "search" }, used: "1" },
    { name: "what nobody used", change: { scope: "MODEL", subject: "model-of-tomorrow" }, used: "0" },
    { name: "output tokens", change: { meter: "OUTPUT_TOKENS" }, used: "160" },
    { name: "all tokens", change: { meter: "TOKENS" }, used: "1760" },
  ])("tells $name apart", async ({ change, used }) => {
    expect(await statusOfNew({ ...DAILY, ...change })).toMatchObject([{ used }]);
  });

  test("tells a project and a key", async () => {
    const { rows } = await product.sql.query<{ project: string; key: string }>(
      "select project_id::text as project, id::text as key from api_keys order by id limit 1",
    );
    const [own] = rows;
    expect(await statusOfNew({ ...DAILY, scope: "PROJECT", subject: own?.project })).toMatchObject([{ used: "16" }]);
    expect(await statusOfNew({ ...DAILY, scope: "KEY", subject: own?.key })).toMatchObject([{ used: "16" }]);
  });

  test("is the same when what waited is merged", async () => {
    const threshold = await admin.create(DAILY);
    const each = await admin.create({ ...DAILY, scope: "EACH_USER" });
    const before = await statuses({ ids: [threshold.id, each.id] });
    expect(await mergeDeltas(product.container.upkeep)).toBeGreaterThan(0);
    expect(await statuses({ ids: [threshold.id, each.id] })).toEqual(before);
  });

  test("of cost is at least, when a request has no price", async () => {
    const cost = { ...DAILY, meter: "COST", limit: "0.01" };
    expect(await statusOfNew(cost)).toMatchObject([{ isAtLeast: true }]);
    expect(await statusOfNew({ ...cost, scope: "FEATURE", subject: "summary" })).toMatchObject([{ isAtLeast: false }]);
    expect(await statusOfNew({ ...cost, scope: "USER", subject: known("most").key })).toMatchObject([
      { isAtLeast: false },
    ]);
    await recordEvents(product, [{ id: "priceless", userId: "doubtful", model: "a-model-without-a-price" }]);
    const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
    expect(await statusOfNew({ ...cost, scope: "USER", subject: rows[0]?.id })).toMatchObject([
      { used: "0", isAtLeast: true },
    ]);
  });

  test("of each app user tells how many there are, how many are over, and those with most", async () => {
    const each = await admin.create({ ...DAILY, scope: "EACH_USER", limit: "5", levels: [50, 100] });
    const [whole, ...rest] = await statusOf(each, { top: 2 });
    expect(whole).toMatchObject({ subject: null, used: "8", over: 2, projected: null });
    expect(rest).toMatchObject([
      { subject: known("most"), used: "8", reachedLevels: [50, 100], nextLevel: null, projected: null },
      { subject: known("middle"), used: "5", share: 1, reachedLevels: [50, 100] },
    ]);
  });

  test("of each app user leaves out who has their own, on or off", async () => {
    const shared = { ...DAILY, period: "WEEK", limit: "5" };
    const each = await admin.create({ ...shared, scope: "EACH_USER" });
    const own = await admin.create({ ...shared, scope: "USER", subject: known("most").key, enabled: false });
    const keys = (await statusOf(each)).map(({ subject }) => subject?.key);
    expect(keys).not.toContain(known("most").key);
    expect(keys).toContain(known("middle").key);
    await admin.delete(own);
    expect((await statusOf(each)).map(({ subject }) => subject?.key)).toContain(known("most").key);
  });

  test("adds up the days of what there is once", async () => {
    const dates = { period: "ONCE", startsOn: dateAgo(2), endsOn: dateAgo(0) };
    const each = await admin.create({ ...DAILY, ...dates, scope: "EACH_USER", limit: "11", levels: [100] });
    expect(await statusOf(each, { top: 1 })).toMatchObject([{ over: 1 }, { subject: known("most"), used: "11" }]);
    expect(await statusOfNew({ ...DAILY, ...dates, scope: "USER", subject: known("most").key })).toMatchObject([
      { periodStart: dateAgo(2), periodEnd: dateAgo(-1), used: "11" },
    ]);
  });

  test("of one app user has what they come under: their own, or what is for each", async () => {
    const shared = { ...DAILY, period: "MONTH" };
    const each = await admin.create({ ...shared, scope: "EACH_USER", limit: "100" });
    const own = await admin.create({ ...shared, scope: "USER", subject: known("least").key, limit: "4" });
    const idsFor = async (userId: string) =>
      (await statuses({ userId }))
        .filter(({ subject }) => subject?.key === userId)
        .map(({ threshold }) => threshold.id);
    expect(await idsFor(known("least").key)).toContain(own.id);
    expect(await idsFor(known("least").key)).not.toContain(each.id);
    expect(await idsFor(known("middle").key)).toContain(each.id);
    expect((await statuses({ userId: known("middle").key })).every(({ subject }) => subject !== null)).toBe(true);
  });

  test("of what happens once leaves out who has their own of the same days, and nobody else", async () => {
    const once = { ...DAILY, meter: "INPUT_TOKENS", period: "ONCE", startsOn: dateAgo(3), endsOn: dateAgo(0) };
    const each = await admin.create({ ...once, scope: "EACH_USER" });
    const other = await admin.create({ ...once, startsOn: dateAgo(2), scope: "EACH_USER" });
    const { key } = known("most");
    await admin.create({ ...once, scope: "USER", subject: key });
    const keysOf = async (one: AskedThreshold) => (await statusOf(one)).map(({ subject }) => subject?.key);
    expect(await keysOf(each)).not.toContain(key);
    expect(await keysOf(other)).toContain(key);
    const ids = (await statuses({ userId: key })).map(({ threshold }) => threshold.id);
    expect(ids).toContain(other.id);
    expect(ids).not.toContain(each.id);
    expect([(await admin.find(each.id))?.overrides, (await admin.find(other.id))?.overrides]).toEqual([1, 0]);
  });

  test("of hundreds of app users with limits of their own reads them together, each with what it used", async () => {
    const { rows } = await product.sql.query<{ id: number; key: string }>(
      `with project as (select id from projects order by id limit 1), added as (
         insert into app_users (project_id, pseudonym) select id, 'many-' || n from project, generate_series(1, 200) as n
         returning id
       ), chosen as (select id from added union select unnest($1::bigint[]))
       insert into usage_thresholds (kind, scope, subject, user_id, meter, period, limit_amount, levels)
       select 'LIMIT', 'USER', id::text, id, 'OUTPUT_TOKENS', 'DAY', 100, '{100}' from chosen
       returning id, user_id::text as key`,
      [[known("least").key, known("most").key]],
    );
    const reads = vi.spyOn(pg.Client.prototype, "query");
    const found = await statuses({});
    const used = new Map(found.map(({ threshold, used: amount }) => [threshold.id, amount]));
    const usedOf = (userId: string) => used.get(String(rows.find(({ key }) => key === known(userId).key)?.id));
    expect([usedOf("least"), usedOf("most")]).toEqual(["20", "80"]);
    expect(rows.map(({ id }) => used.get(String(id))).filter((amount) => amount === "0")).toHaveLength(200);
    const statements = reads.mock.calls.map((given: readonly unknown[]) => JSON.stringify(given[0]));
    reads.mockRestore();
    const ofUsers = statements.filter((statement) => statement.includes("usage_by_user_period"));
    expect(ofUsers.length).toBeGreaterThan(0);
    expect(ofUsers.length).toBeLessThan(50);
    await product.sql.query("delete from usage_thresholds where id = any ($1)", [rows.map(({ id }) => id)]);
  });

  test("leaves out what is off, what is over and what is no limit, unless it is asked for", async () => {
    const off = await admin.create({ ...DAILY, enabled: false });
    const over = await admin.create({ ...DAILY, period: "ONCE", startsOn: dateAgo(9), endsOn: dateAgo(5) });
    const silence = await admin.create({ kind: "NO_DATA", scope: "OVERALL", silentMinutes: 60 });
    const gone = await admin.create(DAILY);
    await admin.delete(gone);
    const ids = (await statuses({})).map(({ threshold }) => threshold.id);
    for (const { id } of [off, over, silence, gone]) expect(ids).not.toContain(id);
    const asked = await statuses({ ids: [off.id, over.id, silence.id, gone.id] });
    expect(asked.map(({ threshold }) => threshold.id).toSorted()).toEqual([off.id, over.id].toSorted());
  });

  test.each([
    { name: "no app users of each", variables: { top: 0 }, field: "top" },
    { name: "too many app users of each", variables: { top: 51 }, field: "top" },
    { name: "an outside id", variables: { userId: "most" }, field: "userId" },
    { name: "what is no id", variables: { ids: ["x"] }, field: "ids" },
  ])("refuses $name, naming the field", async ({ variables, field }) => {
    expect(refusal(await admin.send(STATUSES, variables))).toMatchObject({ code: "BAD_INPUT", field });
  });
});

test("a refusal repeats nothing that may be an outside id", async () => {
  for (const query of [STATUSES, `query ($userId: ID) { answer: alerts(userId: $userId) { totalCount } }`]) {
    const { errors } = await admin.send(query, { userId: "kim@example.com" });
    expect(errors[0]?.message).toContain("userId: expected the id of an app user");
    expect(JSON.stringify(errors)).not.toContain("kim");
  }
});

describe("the projection of a status", () => {
  test("is what usageForecast says of the same", async () => {
    const project = "steady";
    const { rows } = await product.sql.query<{ id: string }>(
      "insert into projects (name) values ($1) returning id::text",
      [project],
    );
    const projectId = rows[0]?.id ?? "";
    const secret = await product.container.apiKeys.issue(product.container.orm.em.fork(), {
      projectId: Number(projectId),
      name: project,
      scopes: ["ingest"],
    });
    const events = Array.from({ length: 28 }, (_, day) =>
      Array.from({ length: 10 }, (__, at) => ({ id: `s-${day}-${at}`, time: `${dateAgo(day + 1)}T12:00:00Z` })),
    ).flat();
    await recordEvents(product, events, secret);
    const [status] = await statusOfNew({ ...DAILY, scope: "PROJECT", subject: projectId, limit: "5" });
    const { point, crossing } = await admin.get<{ point: string; crossing: { chance: string } }>(
      `query ($id: ID!) { answer: usageForecast(filter: { range: { preset: "today" }, projectIds: [$id] }, meter: REQUESTS,
         period: DAY) { point crossing(limit: "5") { chance } } }`,
      { id: projectId },
    );
    expect(point).not.toBeNull();
    expect(status?.projected).toMatchObject({ point, chance: crossing.chance });
  });

  test("is null where there is no history", async () => {
    expect(await statusOfNew({ ...DAILY, scope: "MODEL", subject: "model-of-tomorrow" })).toMatchObject([
      { projected: null },
    ]);
  });
});
