import type { EntityManager } from "@mikro-orm/postgresql";
import { METER_COLUMNS } from "../../analytics/meter.js";
import { replayWindows, type UsedDay } from "../domain/replay-windows.js";
import { ThresholdPeriod } from "../domain/threshold-words.js";
import type { UsedCount } from "../domain/usual-limit.js";
import { NOT_OVERRIDDEN } from "../not-overridden.js";
import { isOver, type PreviewQuestion } from "./preview-question.js";
import type { PreviewedUse, WindowUse } from "./previewed-use.js";

/** As many as a preview names. */
const MOST_SUBJECTS = 10;

/** What would have been told of each app user. Reads their counters, of which there are as many as users and periods. */
export async function previewEachUser(em: EntityManager, question: PreviewQuestion): Promise<PreviewedUse> {
  const { windows, counts } = await selectWindows(em, question);
  return { windows, counts, ...(await selectSubjects(em, question)) };
}

interface Used {
  /** Rows of `start`, `user_id` and `used`. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What app users without a threshold of their own used in each window. Days and months are counted as they are. */
function usedByUsers({ meter, period, calendar, from, to }: PreviewQuestion): Used {
  const column = METER_COLUMNS[meter];
  const counted = period === ThresholdPeriod.MONTH ? "month" : "day";
  const start = {
    [ThresholdPeriod.DAY]: "u.period_start",
    [ThresholdPeriod.WEEK]: "u.period_start - (extract(isodow from u.period_start)::int - ?::int + 7) % 7",
    [ThresholdPeriod.MONTH]: "u.period_start",
    [ThresholdPeriod.ONCE]: "?::date",
  }[period];
  const startValues = { DAY: [], WEEK: [calendar.weekStart], MONTH: [], ONCE: [from] }[period];
  return {
    sql: `select ${start} as start, u.user_id, sum(u.${column}) as used from usage_by_user_period u
      where u.period = ? and u.period_start >= ?::date and u.period_start < ?::date and ${NOT_OVERRIDDEN}
      group by 1, 2 having sum(u.${column}) > 0`,
    values: [...startValues, counted, from, to, meter, period],
  };
}

interface WindowRow {
  readonly start: string;
  readonly counted: string;
  readonly users: number;
  readonly most: string;
  readonly crossings: number;
}

/**
 * In one pass, whose rows are rounded up to two digits before they are counted: what is usual is told in two digits, and
 * nothing has to be sorted.
 */
async function selectWindows(
  em: EntityManager,
  question: PreviewQuestion,
): Promise<Pick<PreviewedUse, "windows" | "counts">> {
  const used = usedByUsers(question);
  const rows = await em.execute<WindowRow[]>(
    `with used as (${used.sql}), placed as (
       select start, used, length(trunc(used)::text) - 2 as digits from used
     )
     select start::text as start, (ceil(used / 10::numeric ^ greatest(digits, 0)) * 10::numeric ^ greatest(digits, 0))::text as counted,
            count(*)::int as users, max(used)::text as most, sum(width_bucket(used, ?::numeric[]))::int as crossings
     from placed group by start, 2`,
    [...used.values, leastAmounts(question)],
  );
  const windows = new Map<string, WindowUse>();
  const counts: UsedCount[] = [];
  for (const { start, counted, users, most, crossings } of rows) {
    const known = windows.get(start) ?? { start, most: 0n, crossings: 0 };
    const more = BigInt(most);
    windows.set(start, { start, most: more > known.most ? more : known.most, crossings: known.crossings + crossings });
    const window = question.windows.find((one) => one.start === start);
    if (window !== undefined && isOver(window, question)) counts.push({ used: BigInt(toWhole(counted)), count: users });
  }
  return { windows, counts };
}

/** What reaches each level: exact, with as many digits as that takes. */
function leastAmounts({ limit, content }: PreviewQuestion): string {
  return `{${content.levels.map((level) => hundredth(limit * BigInt(level))).join(",")}}`;
}

function hundredth(units: bigint): string {
  return `${units / 100n}.${(units % 100n).toString().padStart(2, "0")}`;
}

function toWhole(numeric: string): string {
  return numeric.split(".")[0] ?? "0";
}

interface SubjectRow {
  readonly id: string;
  readonly pseudonym: string;
  readonly crossings: number;
  readonly affected: number;
}

async function selectSubjects(
  em: EntityManager,
  question: PreviewQuestion,
): Promise<Pick<PreviewedUse, "subjects" | "affected">> {
  const used = usedByUsers(question);
  const levels = leastAmounts(question);
  const rows = await em.execute<SubjectRow[]>(
    `with used as (${used.sql}), reached as (
       select user_id, sum(width_bucket(used, ?::numeric[]))::int as crossings from used
       where used >= (?::numeric[])[1] group by user_id
     )
     select user_id::text as id, pseudonym, crossings, (select count(*)::int from reached) as affected
     from (select * from reached order by crossings desc, user_id limit ${MOST_SUBJECTS}) as most
       join app_users on app_users.id = user_id order by crossings desc, user_id`,
    [...used.values, levels, levels],
  );
  const lastOn = await selectLastDates(
    em,
    question,
    rows.map(({ id }) => id),
  );
  return {
    affected: rows[0]?.affected ?? 0,
    subjects: rows.map(({ id, pseudonym, crossings }) => ({
      subject: { key: id, label: pseudonym },
      crossings,
      lastOn: lastOn.get(id) ?? question.from,
    })),
  };
}

async function selectLastDates(
  em: EntityManager,
  { meter, from, to, windows, limit, content }: PreviewQuestion,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await em.execute<{ id: string; date: string; used: string }[]>(
    `select u.user_id::text as id, u.period_start::text as date, sum(u.${METER_COLUMNS[meter]})::text as used
     from usage_by_user_period u where u.period = 'day' and u.period_start >= ?::date and u.period_start < ?::date
       and u.user_id = any(?::bigint[]) group by 1, u.period_start order by u.period_start`,
    [from, to, `{${ids.join(",")}}`],
  );
  const days = Map.groupBy(rows, ({ id }) => id);
  const rule = { limit, levels: content.levels };
  const dates = ids.map((id): [string, string] => {
    const own: UsedDay[] = (days.get(id) ?? []).map(({ date, used }) => ({ date, used: BigInt(used) }));
    const last = replayWindows(windows, own, rule).findLast(({ lastOn }) => lastOn !== null);
    return [id, last?.lastOn ?? from];
  });
  return new Map(dates);
}
