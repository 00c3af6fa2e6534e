import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { lastAudit } from "../pricing/audit.js";
import { addChannel, DAILY, DELETE, inAnHour, MUTE, refusal, ThresholdDesk, UNDO, UPDATE } from "./ask-thresholds.js";

let product: Product;
let admin: ThresholdDesk;

beforeAll(async () => {
  product = await startProduct();
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
});

afterAll(() => product.stop());

describe("undoThreshold", () => {
  test("writes the version before as a new one, and undoes itself", async () => {
    const created = await admin.create({ ...DAILY, name: "First" });
    const changed = await admin.update(created, { ...DAILY, name: "Second", limit: "7" });
    const undone = await admin.undo(changed);
    expect(undone).toMatchObject({ version: 3, name: "First", limit: "100" });
    expect(await lastAudit(product, "threshold.undo")).toMatchObject({
      before: { limit: "7" },
      after: { limit: "100" },
    });
    expect(await admin.undo(undone)).toMatchObject({ version: 4, name: "Second", limit: "7" });
  });

  test("takes back a muting", async () => {
    const muted = await admin.mute(await admin.create(DAILY), inAnHour());
    expect(await admin.undo(muted)).toMatchObject({ version: 3, mutedUntil: null });
  });

  test("brings back what was deleted, watched from then on", async () => {
    const created = await admin.create({ ...DAILY, name: "Back" });
    await admin.delete(created);
    const back = await admin.undo({ ...created, version: 2 });
    expect(back).toMatchObject({ version: 3, name: "Back", deletedAt: null });
    expect(Date.parse(String(back.watchedSince))).toBeGreaterThan(Date.parse(String(created.watchedSince)));
    expect((await admin.list()).map(({ id }) => id)).toContain(created.id);
  });

  test("does not bring back a channel that was deleted since", async () => {
    const channel = await addChannel(product, "Gone");
    const changed = await admin.update(await admin.create({ ...DAILY, channelIds: [channel] }), DAILY);
    await product.sql.query("update alert_channels set deleted_at = now(), recipients = '{}' where id = $1", [channel]);
    expect((await admin.undo(changed)).channels).toEqual([]);
  });

  test("brings back none when there are as many as there may be", async () => {
    const created = await admin.create(DAILY);
    await admin.delete(created);
    const filler = `insert into usage_thresholds (kind, scope, meter, period, limit_amount, levels, name)
      select 'LIMIT', 'OVERALL', 'TOKENS', 'DAY', 1e15, '{100}', 'filler'
      from generate_series(1, 1000 - (select count(*)::int from usage_thresholds where deleted_at is null))`;
    try {
      await product.sql.query(filler);
      const answer = await admin.send(UNDO, { id: created.id, version: 2 });
      expect(refusal(answer)).toMatchObject({ code: "CONFLICT" });
      expect(answer.errors[0]?.message).toContain("1000 thresholds");
    } finally {
      await product.sql.query("delete from usage_thresholds where name = 'filler'");
    }
    expect((await admin.undo({ ...created, version: 2 })).deletedAt).toBeNull();
  });

  test("has nothing to undo of what was just made, or just brought back", async () => {
    const created = await admin.create(DAILY);
    expect(refusal(await admin.send(UNDO, { ...created }))).toMatchObject({ code: "CONFLICT" });
    await admin.delete(created);
    await admin.undo({ ...created, version: 2 });
    expect(refusal(await admin.send(UNDO, { id: created.id, version: 3 }))).toMatchObject({ code: "CONFLICT" });
  });
});

describe("a change", () => {
  test.each([
    { name: "another value", query: UPDATE, more: { input: { ...DAILY, limit: "5" } } },
    { name: "undoing", query: UNDO, more: {} },
    { name: "muting", query: MUTE, more: { until: "2026-12-31T00:00:00Z" } },
    { name: "deleting", query: DELETE, more: {} },
  ])("of another version than the newest is refused: $name", async ({ query, more }) => {
    const created = await admin.create(DAILY);
    const changed = await admin.update(created, { ...DAILY, limit: "8" });
    const variables = {
      id: created.id,
      version: created.version,
      ...more,
      ...(query === MUTE && { until: inAnHour() }),
    };
    expect(refusal(await admin.send(query, variables))).toMatchObject({ code: "CONFLICT", field: "version" });
    expect(await admin.find(created.id)).toEqual(changed);
  });

  test("of two at once one is written and the other refused", async () => {
    const { id, version } = await admin.create(DAILY);
    const answers = await Promise.all(
      ["11", "12"].map((limit) => admin.send(UPDATE, { id, version, input: { ...DAILY, limit } })),
    );
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(1);
    expect(refused.map(refusal)).toMatchObject([{ code: "CONFLICT", field: "version" }]);
    expect((await admin.find(id))?.version).toBe(2);
  });
});

describe("the history of a threshold", () => {
  const HISTORY = `query ($id: ID!, $first: Int!) { answer: threshold(id: $id) {
    history(first: $first) { version at memberName isDeleted changes { field before after } } } }`;

  test("tells who changed what, the newest first", async () => {
    const created = await admin.create({ ...DAILY, name: "Told" });
    const changed = await admin.update(created, { ...DAILY, name: "Told", levels: [100] });
    await admin.delete(changed);
    const { history } = await admin.get<{ history: { changes: unknown[] }[] }>(HISTORY, { id: created.id, first: 20 });
    expect(history).toMatchObject([
      { version: 3, isDeleted: true, memberName: ADMIN.email },
      { version: 2, isDeleted: false, changes: [{ field: "levels", before: "[50, 100]", after: "[100]" }] },
      { version: 1, isDeleted: false },
    ]);
    expect(history[2]?.changes).toContainEqual({ field: "name", before: null, after: '"Told"' });
    expect(history[0]?.changes).toContainEqual({ field: "limit", before: '"100"', after: null });
  });

  test("is as long as it was asked for", async () => {
    const changed = await admin.update(await admin.create(DAILY), { ...DAILY, limit: "9" });
    const { history } = await admin.get<{ history: unknown[] }>(HISTORY, { id: changed.id, first: 1 });
    expect(history).toMatchObject([{ version: 2 }]);
    const refused = await admin.send(HISTORY, { id: changed.id, first: 0 });
    expect(refusal(refused)).toMatchObject({ code: "BAD_INPUT", field: "first" });
  });
});
