import { type RawBuilder, sql } from "kysely";
import { isoDay } from "../domain/split-into-days.js";
import type { Question, ScopedUsageFilter } from "../question.js";
import type { SummedColumn } from "../tables.js";
import { usageSource } from "../usage-source.js";
import { onDaysOf } from "../utc-day.js";
import type { WholeNumber } from "./in-whole-numbers.js";
import type { OpenDays, RangePlan } from "./range-plan.js";
import { isWithin, SPAN_USER } from "./whose-usage.js";

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
    unmergedRows(filter, plan, asked),
    ...plan.edges.map((edge) => edgeRows(question, edge, asked)),
  ];
  return sql.join(parts, sql` union all `);
}

function spanRows(filter: ScopedUsageFilter, { days, firstDay, sign }: RangePlan["spans"][number], asked: AskedValue) {
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
function nobodyRows(filter: ScopedUsageFilter, days: OpenDays, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)}
    from token_usage_user_stats s join usage_dimensions d on d.id = s.dimension_id
    where s.user_id = 0 and s.bucket_start >= ${days.from.toJSON()} and s.bucket_start < ${days.to.toJSON()}
      and ${onDaysOf("s.bucket_start", days)} and ${isWithin(filter, SPAN_USER)}`;
}

function unmergedRows(filter: ScopedUsageFilter, { covered }: RangePlan, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)} from usage_deltas s join usage_dimensions d on d.id = s.dimension_id
    where s.bucket_start >= ${covered.from.toJSON()} and s.bucket_start < ${covered.to.toJSON()}
      and ${isWithin(filter, SPAN_USER)}`;
}

function edgeRows({ db, filter }: Question, { from, to, sign }: RangePlan["edges"][number], asked: AskedValue) {
  const source = usageSource(db, { ...filter, range: { ...filter.range, from, to } }, true);
  return sql`select u.user_id, ${valueAndRequests("u", asked, sign)} from ${source} as u`;
}

/** A sum passes over nulls, which stand for nothing among what is not merged. */
function valueAndRequests(row: "s" | "u", { column, number }: AskedValue, sign: 1 | -1 = 1) {
  const signed = (name: string) =>
    sql`${sql.raw(sign === 1 ? "" : "-")}${sql.ref(`${row}.${name}`)}::${sql.raw(number)}`;
  return sql`${signed(column)}, ${signed("requests")}`;
}
