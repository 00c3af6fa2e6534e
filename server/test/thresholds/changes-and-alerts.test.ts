import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { type AskedThreshold, DAILY, type Input, recordEvents, ThresholdDesk } from "./ask-thresholds.js";
import { dateAgo, noonZone } from "./noon-zone.js";

let product: Product;
let admin: ThresholdDesk;
/** Of the app user who used 8 requests today; a second one used 3. */
let most = "";

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  admin = new ThresholdDesk(product, await signInAs(product, ADMIN));
  const of = (userId: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${userId}-${at}`, userId }));
  await recordEvents(product, of("other", 3));
  await mergeDeltas(product.container.upkeep);
  await recordEvents(product, of("most", 8));
  const { rows } = await product.sql.query<{ id: string }>("select max(id)::text as id from app_users");
  most = rows[0]?.id ?? "";
});

afterAll(() => product.stop());

const LIMIT: Input = { ...DAILY, limit: "10", levels: [50, 100, 200] };

/** Level, limit and state of each alert, as `80 of 10: OPEN`. */
async function alerts({ id }: Pick<AskedThreshold, "id">): Promise<string[]> {
  const { rows } = await product.sql.query<{ told: string }>(
    `select subject || ' ' || level || ' of ' || threshold_value || ': ' || coalesce(resolution, status) as told from usage_alerts
     where threshold_id = $1 order by subject, threshold_value, level`,
    [id],
  );
  return rows.map(({ told }) => told.trim());
}

async function acts({ id }: Pick<AskedThreshold, "id">): Promise<readonly { act: string; email: string | null }[]> {
  const { rows } = await product.sql.query<{ act: string; email: string | null }>(
    `select act, m.email from usage_alert_acts x join usage_alerts a on a.id = alert_id left join members m on m.id = x.member_id
     where threshold_id = $1 order by x.id`,
    [id],
  );
  return rows;
}

describe("a threshold that is set", () => {
  test("crosses at once what the running period has reached, merged or not", async () => {
    const created = await admin.create(LIMIT);
    expect(await alerts(created)).toEqual(["50 of 10: SUPERSEDED", "100 of 10: OPEN"]);
    expect((await admin.find(created.id))?.lastCrossedAt).not.toBeNull();
  });

  test("crosses nothing while it is off, and all of it when it is switched on", async () => {
    const created = await admin.create({ ...LIMIT, enabled: false });
    expect(await alerts(created)).toEqual([]);
    await admin.update(created, LIMIT);
    expect(await alerts(created)).toEqual(["50 of 10: SUPERSEDED", "100 of 10: OPEN"]);
  });
});

describe("a threshold that is changed", () => {
  test("resolves what its former limit told, and tells what the new one says", async () => {
    const created = await admin.create(LIMIT);
    await admin.update(created, { ...LIMIT, limit: "20" });
    expect(await alerts(created)).toEqual([
      "50 of 10: THRESHOLD_CHANGED",
      "100 of 10: THRESHOLD_CHANGED",
      "50 of 20: OPEN",
    ]);
    expect(await acts(created)).toEqual([
      { act: "SUPERSEDED", email: null },
      { act: "THRESHOLD_CHANGED", email: ADMIN.email },
      { act: "THRESHOLD_CHANGED", email: ADMIN.email },
    ]);
  });

  test("keeps what still is so, and resolves a level that it has no longer", async () => {
    const created = await admin.create(LIMIT);
    await admin.update(created, { ...LIMIT, name: "Another name", levels: [80, 100] });
    expect(await alerts(created)).toEqual(["50 of 10: THRESHOLD_CHANGED", "80 of 10: SUPERSEDED", "100 of 10: OPEN"]);
  });

  test("opens the level again that one superseded which it has no longer", async () => {
    const created = await admin.create({ ...LIMIT, levels: [40, 50, 80, 100] });
    await product.sql.query("update usage_alerts set alert_sent_at = now() where threshold_id = $1", [created.id]);
    await admin.update(created, { ...LIMIT, levels: [40, 50] });
    expect(await alerts(created)).toEqual([
      "40 of 10: SUPERSEDED",
      "50 of 10: OPEN",
      "80 of 10: SUPERSEDED",
      "100 of 10: THRESHOLD_CHANGED",
    ]);
  });

  test("resolves alerts of another period", async () => {
    const created = await admin.create(LIMIT);
    await admin.update(created, { ...LIMIT, period: "MONTH", limit: "1000" });
    expect(await alerts(created)).toEqual(["50 of 10: THRESHOLD_CHANGED", "100 of 10: THRESHOLD_CHANGED"]);
  });

  test("leaves alerts of periods that are over as they are, unless it is switched off", async () => {
    const created = await admin.create({ ...LIMIT, limit: "1000" });
    await product.sql.query(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       values ($1, 'LEVEL', 1000, 50, '2026-01-01', '2026-01-02', 'UTC', 500)`,
      [created.id],
    );
    const changed = await admin.update(created, { ...LIMIT, limit: "2000" });
    expect(await alerts(created)).toEqual(["50 of 1000: OPEN"]);
    await admin.update(changed, { ...LIMIT, limit: "2000", enabled: false });
    expect(await alerts(created)).toEqual(["50 of 1000: THRESHOLD_CHANGED"]);
  });

  test("opens what it resolved again when it is undone, without telling it anew", async () => {
    const created = await admin.create(LIMIT);
    await product.sql.query("update usage_alerts set alert_sent_at = now() where threshold_id = $1", [created.id]);
    await admin.undo(await admin.update(created, { ...LIMIT, limit: "20" }));
    expect(await alerts(created)).toEqual(["50 of 10: SUPERSEDED", "100 of 10: OPEN", "50 of 20: THRESHOLD_CHANGED"]);
    const { rows } = await product.sql.query(
      "select 1 from usage_alerts where threshold_id = $1 and alert_sent_at is null",
      [created.id],
    );
    expect(rows).toHaveLength(1);
    expect((await acts(created)).map(({ act }) => act)).toContain("REOPENED");
  });

  test("does not open again what a member resolved", async () => {
    const created = await admin.create(LIMIT);
    await product.sql.query(
      "update usage_alerts set status = 'RESOLVED', resolution = 'BY_MEMBER', resolved_at = now() where threshold_id = $1",
      [created.id],
    );
    await admin.update(await admin.update(created, { ...LIMIT, enabled: false }), LIMIT);
    expect(await alerts(created)).toEqual(["50 of 10: BY_MEMBER", "100 of 10: BY_MEMBER"]);
  });

  test("resolves all that is open when it is deleted, and tells nothing of it", async () => {
    const created = await admin.create({ ...LIMIT, name: "Gone" });
    await admin.delete(created, "Gone");
    expect(await alerts(created)).toEqual(["50 of 10: THRESHOLD_CHANGED", "100 of 10: THRESHOLD_CHANGED"]);
  });

  test("keeps its alerts when it is muted", async () => {
    const created = await admin.create(LIMIT);
    await admin.mute(created, new Date(Date.now() + 3_600_000));
    expect(await alerts(created)).toEqual(["50 of 10: SUPERSEDED", "100 of 10: OPEN"]);
  });
});

describe("a threshold of an app user", () => {
  const each: Input = { ...DAILY, scope: "EACH_USER", limit: "4", levels: [100] };
  const of = (limit: string): Input => ({ ...each, scope: "USER", subject: most, limit });

  test("takes the place of those that are for each, and gives it back when it is deleted", async () => {
    const whole = await admin.create(each);
    expect(await alerts(whole)).toEqual([`${most} 100 of 4: OPEN`]);
    const own = await admin.create(of("8"));
    expect(await alerts(whole)).toEqual([`${most} 100 of 4: THRESHOLD_CHANGED`]);
    expect(await alerts(own)).toEqual([`${most} 100 of 8: OPEN`]);
    const fresh = await admin.create({ ...each, limit: "5" });
    expect(await alerts(fresh)).toEqual([]);
    await admin.delete(own, String((await admin.find(own.id))?.typedToDelete));
    expect(await alerts(own)).toEqual([`${most} 100 of 8: THRESHOLD_CHANGED`]);
    expect(await alerts(whole)).toEqual([`${most} 100 of 4: OPEN`]);
    expect(await alerts(fresh)).toEqual([`${most} 100 of 5: OPEN`]);
  });

  test("of what happens once takes the place of what is for each on the same days alone", async () => {
    const once = { ...each, meter: "TOKENS", period: "ONCE", startsOn: dateAgo(3), endsOn: dateAgo(0), limit: "400" };
    const [same, other] = [await admin.create(once), await admin.create({ ...once, startsOn: dateAgo(2) })];
    const own = await admin.create({ ...once, scope: "USER", subject: most, limit: "9999" });
    expect(await alerts(same)).toEqual([`${most} 100 of 400: THRESHOLD_CHANGED`]);
    expect(await alerts(other)).toEqual([`${most} 100 of 400: OPEN`]);
    await admin.delete(own);
    expect(await alerts(same)).toEqual([`${most} 100 of 400: OPEN`]);
  });

  test("that is off exempts, and one that moves to another period does so no longer", async () => {
    const own = await admin.create({ ...of("6"), meter: "INPUT_TOKENS", enabled: false });
    const whole = await admin.create({ ...each, meter: "INPUT_TOKENS", limit: "700" });
    expect([await alerts(own), await alerts(whole)]).toEqual([[], []]);
    await admin.update(own, { ...of("6"), meter: "INPUT_TOKENS", period: "WEEK", enabled: false });
    expect(await alerts(whole)).toEqual([`${most} 100 of 700: OPEN`]);
  });
});
