import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Meter } from "../../src/analytics/domain/question-words.js";
import { windowsOf } from "../../src/thresholds/domain/threshold-window.js";
import { ThresholdPeriod, ThresholdScope } from "../../src/thresholds/domain/threshold-words.js";
import { previewEachUser } from "../../src/thresholds/preview/preview-each-user.js";
import { readThreshold } from "../../src/thresholds/read-threshold.js";
import { RulesDesk } from "./rules-desk.js";
import { watch } from "./watch.js";

/** So many that not each of them is sampled. */
const USERS = 6_040;
const TODAY = "2026-11-18";

let desk: RulesDesk;

/** Thirty days of counters, on two of which nobody used anything who is sampled, and what waits to be added or taken away. */
beforeAll(async () => {
  desk = await RulesDesk.open([]);
  await desk.pool.query(`
    insert into app_users (project_id, pseudonym) select 1, 'many-' || n from generate_series(41, ${USERS}) n;
    insert into usage_user_counters (period, period_start, user_id, total_tokens)
      select 'day', '${TODAY}'::date - d, n, (n * 7919::bigint + d * 104729) % 10007
      from generate_series(0, 29) d, generate_series(1, ${USERS}) n
      where (n + d) % 3 <> 0 and not (d in (4, 11) and (n % 3 = 0 or n > 90));
    insert into usage_deltas (bucket_start, user_id, dimension_id, total_tokens)
      select '${TODAY}T06:00Z'::timestamptz - d * interval '1 day', n, 1, case when n % 2 = 0 then -500 else 9000 end
      from generate_series(0, 12) d, generate_series(5, 400, 7) n;
    insert into usage_user_counters (period, period_start, user_id, total_tokens)
      select 'month', date_trunc('month', period_start), user_id, sum(total_tokens)
      from usage_user_counters group by 2, 3;
  `);
  for (const subject of ["9", "19"])
    await watch(desk.pool, { scope: "USER", subject, limit: 5, enabled: subject === "9" });
}, 120_000);
afterAll(() => desk.close());

async function usedBy(counter: string): Promise<readonly { start: string; user: string; used: bigint }[]> {
  const { rows } = await desk.pool.query<{ start: string; user: string; used: string }>(
    `select period_start::text as start, user_id::text as user, sum(total_tokens)::text as used from usage_by_user_period
     where period = $1 and not (user_id in (9, 19) and $1 = 'day') group by 1, 2`,
    [counter],
  );
  return rows.map(({ used, ...row }) => ({ ...row, used: BigInt(used) }));
}

test.each([
  { period: ThresholdPeriod.DAY, counter: "day", limit: "18000" },
  { period: ThresholdPeriod.DAY, counter: "day", limit: "9900" },
  { period: ThresholdPeriod.DAY, counter: "day", limit: "900" },
  { period: ThresholdPeriod.DAY, counter: "day", limit: "900000" },
  { period: ThresholdPeriod.MONTH, counter: "month", limit: "90000" },
])("a preview for each of many app users counts what each of them used: $limit a $counter", async (asked) => {
  const levels = [50, 100];
  const { period, counter, limit } = asked;
  const content = readThreshold({ scope: ThresholdScope.EACH_USER, meter: Meter.TOKENS, period, limit, levels });
  const today = Temporal.PlainDate.from(TODAY);
  const calendar = { now: new Date(`${TODAY}T12:00:00Z`), zone: "UTC", today, weekStart: 1 };
  const windows = windowsOf(content, calendar, 30);
  const dates = { from: windows[0]?.start ?? "", to: windows.at(-1)?.end ?? "" };
  const watched = { meter: Meter.TOKENS, period, startsOn: null, endsOn: null, limit: BigInt(limit) };
  const question = { content, ...watched, calendar, windows, ...dates };
  const told = await previewEachUser(desk.orm.em.fork(), question);

  const rows = (await usedBy(counter)).filter(({ start }) => start >= dates.from);
  const crossings = (used: bigint) => levels.filter((level) => used * 100n >= BigInt(limit) * BigInt(level)).length;
  for (const [start, own] of Map.groupBy(rows, (row) => row.start)) {
    const most = own.reduce((max, { used }) => (used > max ? used : max), own[0]?.used ?? 0n);
    const crossed = own.reduce((sum, { used }) => sum + crossings(used), 0);
    expect(told.windows.get(start)).toEqual({ start, most, crossings: crossed });
  }
  expect(told.affected).toBe(new Set(rows.filter(({ used }) => crossings(used) > 0).map(({ user }) => user)).size);
  expect(told.windows.size).toBe(new Set(rows.map(({ start }) => start)).size);
});
