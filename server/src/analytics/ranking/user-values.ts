import { type RawBuilder, sql } from "kysely";
import { type Interval, isoDay } from "../domain/split-into-days.js";
import type { Question, ScopedUsageFilter } from "../question.js";
import type { SummedColumn } from "../tables.js";
import { rawRows } from "../usage-source.js";
import { onDaysOf } from "../utc-day.js";
import type { WholeNumber } from "./in-whole-numbers.js";
import type { OpenDays, PlannedEdge, PlannedSpan, RangePlan } from "./range-plan.js";
import { isAboutEverybody, isWithin, SPAN_USER } from "./whose-usage.js";

export interface AskedValue {
  readonly column: SummedColumn;
  readonly number: WholeNumber;
}

/**
 * Rows of app user, value and requests that add up to what each app user used in the range; 0 is without one.
 * Whole days are added up already. Only these few columns are read, because they are read of every app user.
 */
export function userValues(question: Question, plan: RangePlan, asked: AskedValue): RawBuilder<unknown> {
  const { filter } = question;
  const parts = [
    ...plan.spans.map((span) => spanRows(filter, span, asked)),
    ...plan.openDays.flatMap((days) => [counterRows(filter, days, asked), nobodyRows(filter, days, asked)]),
    ...plan.edges.map((edge) => edgeRows(filter, edge, asked)),
    unmergedRows(filter, plan.quarters, asked),
    ...plan.minutes.map((minutes) => minuteRows(question, minutes, asked)),
  ];
  return sql.join(parts, sql` union all `);
}

function spanRows(filter: ScopedUsageFilter, { days, firstDay, sign }: PlannedSpan, asked: AskedValue) {
  return sql`
    select greatest(s.user_id, 0), ${valueAndRequests("s", asked, sign)}
    from usage_user_spans s where s.days = ${sql.lit(days)} and s.first_day = ${sql.lit(isoDay(firstDay))}::date
      and ${isWithin(filter, sql.ref("s.user_id"))}`;
}

function counterRows(filter: ScopedUsageFilter, { fromDay, toDay }: OpenDays, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)} from usage_user_counters s
    where s.period = 'day' and s.period_start >= ${isoDay(fromDay)}::date and s.period_start < ${isoDay(toDay)}::date
      and ${isWithin(filter, sql.ref("s.user_id"))}`;
}

/** Counters know only app users. */
export function nobodyRows(filter: ScopedUsageFilter, days: OpenDays, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)}
    from token_usage_user_stats s join usage_dimensions d on d.id = s.dimension_id
    where s.user_id = 0 and s.bucket_start >= ${days.from.toJSON()} and s.bucket_start < ${days.to.toJSON()}
      and ${onDaysOf("s.bucket_start", days)} and ${isWithin(filter, SPAN_USER)}`;
}

/** Dimension sets tell only whose project it is. */
function edgeRows(filter: ScopedUsageFilter, { from, to, sign }: PlannedEdge, asked: AskedValue) {
  const rows = isAboutEverybody(filter)
    ? sql`token_usage_user_stats s`
    : sql`token_usage_user_stats s join usage_dimensions d on d.id = s.dimension_id`;
  return sql`
    select s.user_id, ${valueAndRequests("s", asked, sign)} from ${rows}
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()} and ${isWithin(filter, SPAN_USER)}`;
}

function unmergedRows(filter: ScopedUsageFilter, { from, to }: Interval, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)} from usage_deltas s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()} and ${isWithin(filter, SPAN_USER)}`;
}

function minuteRows({ db, filter }: Question, { from, to }: Interval, asked: AskedValue) {
  const rows = rawRows(db, { ...filter, range: { from, to } });
  return sql`select u.user_id, ${valueAndRequests("u", asked)} from ${rows} as u`;
}

/** A sum passes over nulls, which stand for nothing among what is not merged. */
export function valueAndRequests(row: "s" | "u", { column, number }: AskedValue, sign: 1 | -1 = 1) {
  const signed = (name: string) =>
    sql`${sql.raw(sign === 1 ? "" : "-")}${sql.ref(`${row}.${name}`)}::${sql.raw(number)}`;
  return sql`${signed(column)}, ${signed("requests")}`;
}
