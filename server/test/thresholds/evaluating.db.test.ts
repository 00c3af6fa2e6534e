import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { evaluateThresholds } from "../../src/thresholds/evaluate-thresholds.js";
import { evaluateWhenPeriodsChange } from "../../src/thresholds/evaluate-when-periods-change.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { recountPeriods } from "../../src/usage/recount-periods.js";
import { CrossingsDesk } from "./crossings-desk.js";
import { crossings, watch } from "./watch.js";

let desk: CrossingsDesk;
let pool: CrossingsDesk["pool"];
let use: CrossingsDesk["use"];

beforeAll(async () => {
  desk = await CrossingsDesk.open();
  ({ pool, use } = desk);
});

afterAll(() => desk.close());

beforeEach(() => desk.clear());

describe("evaluating", () => {
  const evaluate = async (ids: readonly number[] | null) => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const added = await evaluateThresholds(client, ids, new Date("2026-11-20T02:00:00Z"));
      await client.query("commit");
      return added;
    } finally {
      client.release();
    }
  };

  test.each(["DAY", "WEEK", "MONTH"] as const)("tells what a running %s has reached, merged or not", async (period) => {
    await use("1", "2026-11-20");
    await use("1", "2026-10-31");
    await mergeDeltas(pool);
    await use("1", "2026-11-20");
    const limits = { period, limit: 2_400, levels: [100] };
    const ids = [
      await watch(pool, limits),
      await watch(pool, { ...limits, scope: "USER", subject: "2" }),
      await watch(pool, { ...limits, scope: "OVERALL" }),
      await watch(pool, { ...limits, scope: "MODEL", subject: "gemini-2.5-flash" }),
    ];
    expect(await evaluate(ids.slice(0, 1))).toBe(1);
    expect(await evaluate(ids)).toBe(2);
    expect(await evaluate(null)).toBe(0);
  });

  test("tells another limit anew, and the same limit not", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
    await use("1", "2026-11-20");
    await use("1", "2026-11-20");
    expect(await evaluate([id])).toBe(1);
    await pool.query("update usage_thresholds set limit_amount = 1 where id = $1", [id]);
    expect(await evaluate([id])).toBe(1);
    expect(await evaluate([id])).toBe(0);
  });

  test("an app user's own threshold that is gone asks the one for each again", async () => {
    const each = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    const own = await watch(pool, { scope: "USER", subject: "1", meter: "REQUESTS", limit: 9 });
    await use("1", "2026-11-20");
    expect(await evaluate([each, own])).toBe(0);
    await pool.query("update usage_thresholds set deleted_at = now() where id = $1", [own]);
    expect(await evaluate([each])).toBe(1);
    expect(await crossings(pool)).toEqual([`${each} 1 2026-11-20 100`]);
  });

  test("happens by itself when days become those of another zone", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 2, levels: [100] });
    const at = new Date("2026-11-20T02:00:00Z");
    await use("1", "2026-11-19", { createdAt: new Date("2026-11-19T23:30:00Z") });
    await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T00:30:00Z") });
    await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
    await pool.query(
      `insert into settings (key, value) values ('reportingTimezone', '"Asia/Seoul"')
       on conflict (key) do update set value = excluded.value`,
    );
    await recountPeriods(pool);
    const replicas = await Promise.all([1, 2].map(() => evaluateWhenPeriodsChange(pool, at)));
    expect(new Set(replicas)).toEqual(new Set([0, 1]));
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`]);
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
  });

  describe("with alerts of periods that there are no longer", () => {
    /** As `threshold subject period zone level state`, and whether it was handed to who tells. */
    async function alerts() {
      const { rows } = await pool.query<{ alert: string }>(
        `select concat_ws(' ', subject, period_start, timezone, level, coalesce(resolution, status),
           case when alert_sent_at is null then 'untold' else 'told' end) as alert
         from usage_alerts order by id`,
      );
      return rows.map(({ alert }) => alert);
    }

    async function recountIn(zone: string) {
      await pool.query(
        `insert into settings (key, value) values ('reportingTimezone', to_jsonb($1::text))
         on conflict (key) do update set value = excluded.value`,
        [zone],
      );
      await recountPeriods(pool);
    }

    async function countIn(zone: string, at: Date) {
      await recountIn(zone);
      return evaluateWhenPeriodsChange(pool, at);
    }

    const tell = () => pool.query("update usage_alerts set alert_sent_at = now()");
    const AT = new Date("2026-11-20T20:00:00Z"); // the 20th in UTC, the 21st in Seoul

    test("of days of another zone resolves them, and tells nobody again what the running day was told of", async () => {
      await watch(pool, { meter: "REQUESTS", limit: 2, levels: [50, 100] });
      await evaluateWhenPeriodsChange(pool, AT);
      await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T19:00:00Z") });
      await use("2", "2026-11-20", { createdAt: new Date("2026-11-20T14:00:00Z") });
      await use("2", "2026-11-20", { createdAt: new Date("2026-11-20T19:00:00Z") });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await tell();
      await use("3", "2026-11-20", { createdAt: new Date("2026-11-20T19:30:00Z") });
      expect(await countIn("Asia/Seoul", AT)).toBe(3);
      expect((await alerts()).toSorted()).toEqual([
        "1 2026-11-20 UTC 50 THRESHOLD_CHANGED told",
        "1 2026-11-21 Asia/Seoul 50 OPEN told",
        "2 2026-11-20 UTC 100 THRESHOLD_CHANGED told",
        "2 2026-11-20 UTC 50 SUPERSEDED told",
        "2 2026-11-21 Asia/Seoul 50 OPEN told",
        "3 2026-11-21 Asia/Seoul 50 OPEN untold",
      ]);
      const { rows } = await pool.query("select act from usage_alert_acts where act = 'TOLD_BEFORE'");
      expect(rows).toHaveLength(2);
    });

    test("tells nobody again what a merge crossed in the new days before they were evaluated", async () => {
      await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
      await evaluateWhenPeriodsChange(pool, AT);
      await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T19:00:00Z") });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await tell();
      await recountIn("Asia/Seoul");
      await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T19:30:00Z") });
      await use("2", "2026-11-20", { createdAt: new Date("2026-11-20T19:30:00Z") });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      expect(await evaluateWhenPeriodsChange(pool, AT)).toBe(0);
      expect((await alerts()).toSorted()).toEqual([
        "1 2026-11-20 UTC 100 THRESHOLD_CHANGED told",
        "1 2026-11-21 Asia/Seoul 100 OPEN told",
        "2 2026-11-21 Asia/Seoul 100 OPEN untold",
      ]);
    });

    test("tells what nobody was told of: muted then, or resolved before a message was written", async () => {
      const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
      await pool.query(
        `with channel as (
           insert into alert_channels (kind, name, recipients, language) values ('EMAIL', 'Told', '{a@example.com}', 'EN') returning id
         )
         insert into usage_threshold_channels (threshold_id, channel_id) select $1, id from channel`,
        [id],
      );
      await watch(pool, { scope: "USER", subject: "4", meter: "REQUESTS", limit: 1, levels: [100] });
      await evaluateWhenPeriodsChange(pool, AT);
      for (const user of ["1", "2", "3", "4"])
        await use(user, "2026-11-20", { createdAt: new Date("2026-11-20T19:00:00Z") });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await pool.query(
        "update usage_alerts set status = 'RESOLVED', resolution = 'BY_MEMBER', resolved_at = now() where subject = '2'",
      );
      await tell();
      await pool.query(
        "insert into usage_alert_acts (alert_id, act) select id, 'MUTED' from usage_alerts where subject in ('1', '4')",
      );
      await pool.query(
        `insert into alert_deliveries (id, channel_id, kind, alert_ids, content)
         select gen_random_uuid(), channel_id, 'ALERT', array[a.id], '{}'
         from usage_alerts a join usage_threshold_channels using (threshold_id) where a.subject = '3'`,
      );
      expect(await countIn("Asia/Seoul", AT)).toBe(4);
      expect((await alerts()).filter((alert) => alert.includes("Seoul")).toSorted()).toEqual([
        "1 2026-11-21 Asia/Seoul 100 OPEN untold",
        "2 2026-11-21 Asia/Seoul 100 OPEN untold",
        "3 2026-11-21 Asia/Seoul 100 OPEN told",
        "4 2026-11-21 Asia/Seoul 100 OPEN untold",
      ]);
    });

    test("leaves no lower level open that somebody held when the higher one was found", async () => {
      await watch(pool, { meter: "REQUESTS", limit: 2, levels: [50, 100] });
      await evaluateWhenPeriodsChange(pool, AT);
      for (const hour of ["18", "19"])
        await use("1", "2026-11-20", { createdAt: new Date(`2026-11-20T${hour}:00:00Z`) });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await recountIn("Asia/Seoul");
      await pool.query(
        `insert into usage_alerts (threshold_id, user_id, subject, threshold_type, threshold_value, level, period_start, period_end,
           timezone, used)
         select threshold_id, user_id, subject, 'LEVEL', threshold_value, 50, '2026-11-21', '2026-11-22', 'Asia/Seoul', 1
         from usage_alerts where level = 50`,
      );
      await tell();
      const member = await pool.connect();
      await member.query("begin");
      await member.query("select from usage_alerts where timezone = 'Asia/Seoul' for update");
      const evaluated = evaluateWhenPeriodsChange(pool, AT);
      await expect
        .poll(
          async () => {
            const { rowCount } = await pool.query(
              `select from pg_locks join pg_stat_activity using (pid)
               where locktype = 'transactionid' and not granted and datname = current_database()`,
            );
            return rowCount;
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      await member.query("rollback");
      member.release();
      expect(await evaluated).toBe(1);
      expect((await alerts()).filter((alert) => alert.includes("Seoul"))).toEqual([
        "1 2026-11-21 Asia/Seoul 50 SUPERSEDED told",
        "1 2026-11-21 Asia/Seoul 100 OPEN told",
      ]);
    });

    test("of a month that begins in another zone, too, and opens them again when days are what they were", async () => {
      await watch(pool, { meter: "REQUESTS", period: "MONTH", limit: 1, levels: [100] });
      await evaluateWhenPeriodsChange(pool, AT);
      await use("1", "2026-11-10");
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await tell();
      await countIn("Asia/Seoul", AT);
      expect(await alerts()).toEqual([
        "1 2026-11-01 UTC 100 THRESHOLD_CHANGED told",
        "1 2026-11-01 Asia/Seoul 100 OPEN told",
      ]);
      await countIn("UTC", AT);
      expect(await alerts()).toEqual([
        "1 2026-11-01 UTC 100 OPEN told",
        "1 2026-11-01 Asia/Seoul 100 THRESHOLD_CHANGED told",
      ]);
    });

    test("of a day that begins only later in the new zone crosses it when it comes", async () => {
      const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
      await pool.query(`update settings set value = '"Asia/Seoul"' where key = 'countersTimezone'`);
      await evaluateWhenPeriodsChange(pool, AT);
      await use("1", "2026-11-20", { createdAt: new Date("2026-11-20T19:00:00Z") }); // the 21st in Seoul
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await tell();
      await countIn("UTC", AT);
      await use("1", "2026-11-21");
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      expect(await crossings(pool)).toEqual([
        `${id} 1 2026-11-20 100`,
        `${id} 1 2026-11-21 100`,
        `${id} 1 2026-11-21 100`,
      ]);
      expect((await alerts()).at(-1)).toBe("1 2026-11-21 UTC 100 OPEN untold");
    });

    test("of weeks that began with another day resolves them, and opens them again when weeks are what they were", async () => {
      const at = new Date("2026-11-20T12:00:00Z"); // a Friday
      await watch(pool, { meter: "REQUESTS", period: "WEEK", limit: 1, levels: [100] });
      await evaluateWhenPeriodsChange(pool, at);
      await use("1", "2026-11-20");
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
      await tell();
      await pool.query("insert into settings (key, value) values ('weekStart', '6')");
      expect(await evaluateWhenPeriodsChange(pool, at)).toBe(1);
      expect(await alerts()).toEqual(["1 2026-11-16 UTC 100 THRESHOLD_CHANGED told", "1 2026-11-14 UTC 100 OPEN told"]);
      await pool.query("update settings set value = '1' where key = 'weekStart'");
      expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
      expect(await alerts()).toEqual(["1 2026-11-16 UTC 100 OPEN told", "1 2026-11-14 UTC 100 THRESHOLD_CHANGED told"]);
    });
  });

  test("happens by itself when weeks begin with another day", async () => {
    const id = await watch(pool, { meter: "REQUESTS", period: "WEEK", limit: 2, levels: [100] });
    const at = new Date("2026-11-17T12:00:00Z");
    await use("1", "2026-11-15");
    await use("1", "2026-11-16");
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(0);
    await pool.query("insert into settings (key, value) values ('weekStart', '7')");
    expect(await evaluateWhenPeriodsChange(pool, at)).toBe(1);
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-15 100`]);
  });
});
