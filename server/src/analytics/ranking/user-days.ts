import { type RawBuilder, sql } from "kysely";
import { Grain, UsageDimension } from "../domain/question-words.js";
import { type Interval, isoDay, startOfDay, wholeDays } from "../domain/split-into-days.js";
import { areMidnights } from "../known-midnights.js";
import type { Question, ScopedUsageFilter } from "../question.js";
import { SUMMED_COLUMNS } from "../tables.js";
import { type UsageRow, usageSource } from "../usage-source.js";
import { builtDays } from "./built-spans.js";
import { isAboutUsersAlone, isWithin, SPAN_USER } from "./whose-usage.js";

export interface SeriesOfUsers {
  readonly groupBy: UsageDimension;
  /** Of the buckets. */
  readonly grain: Grain;
}

type UserRow = Pick<UsageRow, "at" | "user_id" | (typeof SUMMED_COLUMNS)[number]>;

const DAYS_OR_LONGER: readonly Grain[] = [Grain.DAY, Grain.WEEK, Grain.MONTH];

/**
 * What `usageSource` has, for a series by app user whose buckets are days or longer: of a day that is added up already
 * one row for each app user, at the day's beginning, without a dimension but the app user. Null where it cannot answer.
 */
export async function userDays(question: Question, asked: SeriesOfUsers): Promise<RawBuilder<UserRow> | null> {
  const { db, filter, dayZone: zone } = question;
  const isAsked = asked.groupBy === UsageDimension.USER && DAYS_OR_LONGER.includes(asked.grain);
  if (!isAsked || !isAboutUsersAlone(filter)) return null;
  if (zone !== filter.range.timezone) return null;
  const days = wholeDays(filter.range, zone);
  if (days === null) return null;
  const built = await builtDays(db, days);
  const [first, last] = [built[0], built.at(-1)];
  if (first === undefined || last === undefined || last - first + 1 !== built.length) return null;
  const covered = { from: startOfDay(first, zone), to: startOfDay(last + 1, zone) };
  if (!(await areMidnights(db, zone, [covered.from, covered.to]))) return null;
  const edges = [
    { from: filter.range.from, to: covered.from },
    { from: covered.to, to: filter.range.to },
  ].filter(({ from, to }) => from < to);
  const parts = [
    dayRows(filter, { first, last, zone }),
    unmergedRows(filter, covered),
    ...edges.map((edge) => edgeRows(question, edge)),
  ];
  return sql<UserRow>`(select * from (${sql.join(parts, sql` union all `)})
    as parts (at, user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql.ref(column)))}))`;
}

interface BuiltDays {
  readonly first: number;
  readonly last: number;
  readonly zone: string;
}

function dayRows(filter: ScopedUsageFilter, { first, last, zone }: BuiltDays) {
  return sql`
    select s.first_day::timestamp at time zone ${zone}, greatest(s.user_id, 0),
           ${sql.join(SUMMED_COLUMNS.map((column) => sql.ref(`s.${column}`)))}
    from usage_user_spans s
    where s.days = 1 and s.first_day = any(${daysFrom(first, last)}::date[]) and ${isWithin(filter, sql.ref("s.user_id"))}`;
}

/** One search for each day: PostgreSQL before 18 would not skip from one to the next by itself. */
function daysFrom(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => isoDay(first + at));
}

function unmergedRows(filter: ScopedUsageFilter, { from, to }: Interval) {
  return sql`
    select s.bucket_start, s.user_id,
           ${sql.join(SUMMED_COLUMNS.map((column) => sql`coalesce(${sql.ref(`s.${column}`)}, 0)`))}
    from usage_deltas s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()} and ${isWithin(filter, SPAN_USER)}`;
}

function edgeRows({ db, filter }: Question, { from, to }: Interval) {
  const source = usageSource(db, { ...filter, range: { ...filter.range, from, to } }, true);
  return sql`
    select u.at, u.user_id, ${sql.join(SUMMED_COLUMNS.map((column) => sql.ref(`u.${column}`)))} from ${source} as u`;
}
