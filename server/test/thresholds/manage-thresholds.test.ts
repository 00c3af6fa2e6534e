import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { ask } from "../api/ask.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";
import { countAudits, lastAudit } from "../pricing/audit.js";
import {
  addChannel,
  type AskedThreshold,
  CREATE,
  DAILY,
  DELETE,
  inAnHour,
  MUTE,
  recordEvents,
  refusal,
  ThresholdDesk,
  UNDO,
  UPDATE,
} from "./ask-thresholds.js";

let product: Product;
let admin: ThresholdDesk;
let ana: ThresholdDesk;

beforeAll(async () => {
  product = await startProduct();
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
  ana = new ThresholdDesk(product, (await addMember(product, "ana@example.com", "ANALYST")).headers);
});

afterAll(() => product.stop());

/** As a crossing leaves it. */
const crossed = async ({ id }: AskedThreshold) =>
  product.sql.query(
    `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
     values ($1, 'LEVEL', 100, 50, current_date, current_date + 1, 'UTC', 50)`,
    [id],
  );

describe("createThreshold", () => {
  test("answers what was chosen, and the audit log is told it", async () => {
    const channel = await addChannel(product, "Ops");
    const created = await admin.create({
      ...DAILY,
      name: " Day ",
      meter: "COST",
      limit: "2.00",
      channelIds: [channel],
    });
    expect(created).toMatchObject({
      version: 1,
      name: "Day",
      kind: "LIMIT",
      scope: "OVERALL",
      subject: null,
      limit: "2",
      levels: [50, 100],
      pace: false,
      enabled: true,
      mutedUntil: null,
      channels: [{ id: channel, name: "Ops", kind: "EMAIL", isFailing: false }],
      overrides: 0,
      lastCrossedAt: null,
      typedToDelete: null,
      deletedAt: null,
    });
    expect(await admin.find(created.id)).toEqual(created);
    expect((await admin.list()).map(({ id }) => id)).toContain(created.id);
    expect(await lastAudit(product, "threshold.create")).toMatchObject({
      target_kind: "threshold",
      target_id: created.id,
      before: null,
      after: { name: "Day", meter: "COST", limit: "2", channelIds: [Number(channel)] },
    });
  });

  test("names its subject by pseudonym or name, a model by itself", async () => {
    await recordEvents(product, [{ id: "by-somebody", userId: "outside-77" }]);
    const { rows } = await product.sql.query<{ id: string; pseudonym: string; project: string; name: string }>(
      `select u.id::text as id, pseudonym, p.id::text as project, p.name from app_users u join projects p on p.id = project_id`,
    );
    const [user] = rows;
    const { subject } = await admin.create({ ...DAILY, scope: "USER", subject: user?.id });
    expect(subject).toEqual({ key: user?.id, label: user?.pseudonym });
    const project = await admin.create({ ...DAILY, scope: "PROJECT", subject: user?.project });
    expect(project.subject).toEqual({ key: user?.project, label: user?.name });
    const model = await admin.create({ ...DAILY, scope: "MODEL", subject: "model-of-tomorrow" });
    expect(model.subject).toEqual({ key: "model-of-tomorrow", label: "model-of-tomorrow" });
  });

  test("counts who has a threshold of their own beside the default of the same meter and period", async () => {
    const shared = { ...DAILY, meter: "OUTPUT_TOKENS", period: "MONTH" };
    const whole = await admin.create({ ...shared, scope: "EACH_USER" });
    await recordEvents(product, [{ id: "of-another", userId: "outside-78" }]);
    const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
    const own = await admin.create({ ...shared, scope: "USER", subject: rows[0]?.id });
    await admin.create({ ...shared, period: "WEEK", scope: "USER", subject: rows[0]?.id });
    expect((await admin.find(whole.id))?.overrides).toBe(1);
    await admin.delete(own);
    expect((await admin.find(whole.id))?.overrides).toBe(0);
  });

  test("stands in the list right behind the defaults that it overrides, and with other limits of users when it overrides none", async () => {
    await recordEvents(product, [{ id: "of-a-third", userId: "outside-79" }]);
    const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
    const user = { scope: "USER", subject: rows[0]?.id, limit: "77" };
    const each = { scope: "EACH_USER", limit: "77" };
    const once = { period: "ONCE", startsOn: "2031-11-01" };
    const of = async (what: Record<string, unknown>) => {
      const { id } = await admin.create({ ...DAILY, meter: "INPUT_TOKENS", ...what });
      return id;
    };
    const ids = {
      monthOfUser: await of({ ...user, period: "MONTH" }),
      dayOfUser: await of({ ...user, period: "DAY" }),
      weekOfUser: await of({ ...user, period: "WEEK" }),
      onceOfEach: await of({ ...each, ...once, endsOn: "2031-11-30" }),
      otherOnceOfUser: await of({ ...user, ...once, endsOn: "2031-11-29" }),
      monthOfEach: await of({ ...each, period: "MONTH" }),
      largerDayOfEach: await of({ ...each, period: "DAY", limit: "78" }),
      dayOfEach: await of({ ...each, period: "DAY" }),
    };
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const listed = (await admin.list()).flatMap(({ id }) => names.get(id) ?? []);
    expect(listed).toEqual([
      "dayOfEach",
      "largerDayOfEach",
      "dayOfUser",
      "monthOfEach",
      "monthOfUser",
      "onceOfEach",
      "weekOfUser",
      "otherOnceOfUser",
    ]);
  });

  test.each([
    { name: "a subject that there is not", change: { scope: "USER", subject: "999999" }, field: "subject" },
    { name: "a project that there is not", change: { scope: "PROJECT", subject: "999999" }, field: "subject" },
    { name: "a key that there is not", change: { scope: "KEY", subject: "999999" }, field: "subject" },
    { name: "a channel that there is not", change: { channelIds: ["999999"] }, field: "channelIds" },
    { name: "a part of a request", change: { limit: "1.5" }, field: "limit" },
  ])("refuses $name, naming the field", async ({ change, field }) => {
    const before = await countAudits(product);
    expect(refusal(await admin.send(CREATE, { input: { ...DAILY, ...change } }))).toMatchObject({
      code: "BAD_INPUT",
      field,
    });
    expect(await countAudits(product)).toBe(before);
  });
});

describe("a threshold", () => {
  test("that is changed keeps what it is about", async () => {
    const created = await admin.create({ ...DAILY, name: "Mine" });
    const updated = await admin.update(created, { ...DAILY, limit: "200", levels: [80, 100, 120], pace: true });
    expect(updated).toMatchObject({ version: 2, name: null, limit: "200", levels: [80, 100, 120], pace: true });
    expect(await lastAudit(product, "threshold.update")).toMatchObject({
      before: { limit: "100" },
      after: { limit: "200" },
    });
    for (const change of [{ scope: "MODEL", subject: "m" }, { meter: "COST" }]) {
      const variables = { id: created.id, version: 2, input: { ...DAILY, ...change } };
      const field = Object.keys(change)[0];
      expect(refusal(await admin.send(UPDATE, variables))).toMatchObject({ code: "BAD_INPUT", field });
    }
  });

  test("that is changed to what it was has no new version", async () => {
    const created = await admin.create(DAILY);
    const count = await countAudits(product);
    expect(await admin.update(created, DAILY)).toEqual(created);
    expect(await countAudits(product)).toBe(count);
  });

  test("is watched anew when it is switched on, not when it is changed otherwise", async () => {
    const created = await admin.create(DAILY);
    const off = await admin.update(created, { ...DAILY, enabled: false });
    expect(off.watchedSince).toBe(created.watchedSince);
    const on = await admin.update(off, DAILY);
    expect(Date.parse(String(on.watchedSince))).toBeGreaterThan(Date.parse(String(created.watchedSince)));
  });

  test("can be muted, and told again, and stays muted while it is changed", async () => {
    const created = await admin.create(DAILY);
    const until = inAnHour();
    const muted = await admin.mute(created, until);
    expect(muted).toMatchObject({ version: 2, mutedUntil: until.toJSON() });
    const changed = await admin.update(muted, { ...DAILY, limit: "101" });
    expect(changed.mutedUntil).toBe(until.toJSON());
    expect((await admin.mute(changed, null)).mutedUntil).toBeNull();
  });

  test("is no longer muted when the time is over", async () => {
    const created = await admin.create(DAILY);
    await product.sql.query("update usage_thresholds set muted_until = now() - interval '1 second' where id = $1", [
      created.id,
    ]);
    expect((await admin.find(created.id))?.mutedUntil).toBeNull();
  });

  test("cannot be muted until a moment that is over, or years away", async () => {
    const { id, version } = await admin.create(DAILY);
    for (const until of ["2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z"]) {
      expect(refusal(await admin.send(MUTE, { id, version, until }))).toMatchObject({
        code: "BAD_INPUT",
        field: "until",
      });
    }
  });

  test("that is deleted is in no list, can still be looked at, and cannot be changed", async () => {
    const created = await admin.create(DAILY);
    expect(await admin.delete(created)).toBe(true);
    expect((await admin.list()).map(({ id }) => id)).not.toContain(created.id);
    expect(await admin.find(created.id)).toMatchObject({ id: created.id, version: 2, deletedAt: expect.any(String) });
    const seen = { id: created.id, version: 2 };
    expect(refusal(await admin.send(UPDATE, { ...seen, input: DAILY }))).toMatchObject({ code: "NOT_FOUND" });
    expect(refusal(await admin.send(MUTE, { ...seen, until: inAnHour() }))).toMatchObject({ code: "NOT_FOUND" });
    expect(refusal(await admin.send(DELETE, seen))).toMatchObject({ code: "NOT_FOUND" });
  });

  test.each([
    { name: "its name", input: { ...DAILY, name: "Budget" }, typed: "Budget" },
    { name: "its subject", input: { ...DAILY, scope: "MODEL", subject: "m-1" }, typed: "m-1" },
    { name: "its number", input: DAILY, typed: null },
  ])("that has alerts is deleted by typing $name", async ({ input, typed }) => {
    const created = await admin.create(input);
    await crossed(created);
    const expected = typed ?? `#${created.id}`;
    expect(await admin.find(created.id)).toMatchObject({ typedToDelete: expected, lastCrossedAt: expect.any(String) });
    const { id, version } = created;
    for (const name of [null, "something else"]) {
      expect(refusal(await admin.send(DELETE, { id, version, name }))).toMatchObject({
        code: "BAD_INPUT",
        field: "name",
      });
    }
    expect(await admin.delete(created, ` ${expected} `)).toBe(true);
  });

  test("that there never was is null, and cannot be changed", async () => {
    expect(await admin.find("99999999")).toBeNull();
    const variables = { id: "99999999", version: 1, input: DAILY };
    expect(refusal(await admin.send(UPDATE, variables))).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("whoever may not manage alerts", () => {
  test("sees thresholds as a member, and changes none", async () => {
    const { id, version } = await admin.create(DAILY);
    expect((await ana.list()).map((threshold) => threshold.id)).toContain(id);
    for (const [query, variables] of [
      [CREATE, { input: DAILY }],
      [UPDATE, { id, version, input: DAILY }],
      [UNDO, { id, version }],
      [MUTE, { id, version, until: null }],
      [DELETE, { id, version }],
    ] as const) {
      expect(refusal(await ana.send(query, variables))).toMatchObject({ code: "FORBIDDEN" });
    }
  });

  test("sees none with an API key", async () => {
    const headers = { Authorization: `Bearer ${API_KEY}` };
    const answer = await ask(product, "{ thresholds { id } }", { headers });
    expect(refusal(answer)).toMatchObject({ code: "FORBIDDEN" });
  });
});
