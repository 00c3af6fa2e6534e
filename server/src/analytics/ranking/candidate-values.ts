import { type RawBuilder, sql } from "kysely";
import { isoDay } from "../domain/split-into-days.js";
import type { Question } from "../question.js";
import { onDaysOf } from "../utc-day.js";
import type { OpenDays, PlannedEdge, PlannedSpan, RangePlan } from "./range-plan.js";
import { type AskedValue, nobodyRows, valueAndRequests } from "./user-values.js";

const IS_CANDIDATE = sql`s.user_id = any((select users from candidates)::bigint[])`;
const NONE = sql`select null::bigint, 0, 0 where false`;

/** Rows of app user, value and requests over everybody: of the app users in `candidates`, found by key, and of 0. */
export function candidateValues({ filter }: Question, plan: RangePlan, asked: AskedValue): RawBuilder<unknown> {
  const parts = [
    NONE,
    ...plan.spans.map((span) => ofSpan(span, asked)),
    ...plan.openDays.flatMap((days) => [ofDay(days, asked), nobodyRows(filter, days, asked)]),
    ...plan.edges.map((edge) => ofEdge(edge, asked)),
  ];
  return sql.join(parts, sql` union all `);
}

function ofSpan({ days, firstDay, sign }: PlannedSpan, asked: AskedValue) {
  const rows = sql`
    select greatest(s.user_id, 0), ${valueAndRequests("s", asked, sign)} from usage_user_spans s
    where s.days = ${sql.lit(days)} and s.first_day = ${sql.lit(isoDay(firstDay))}::date`;
  return sql`${rows} and s.user_id <= 0 union all ${rows} and s.user_id > 0 and ${IS_CANDIDATE}`;
}

function ofDay({ fromDay }: OpenDays, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked)} from usage_user_counters s
    where s.period = 'day' and s.period_start = ${sql.lit(isoDay(fromDay))}::date and ${IS_CANDIDATE}`;
}

function ofEdge({ from, to, sign }: PlannedEdge, asked: AskedValue) {
  return sql`
    select s.user_id, ${valueAndRequests("s", asked, sign)} from token_usage_user_stats s
    where s.bucket_start >= ${from.toJSON()} and s.bucket_start < ${to.toJSON()} and ${onDaysOf("s.bucket_start", { from, to })}
      and s.user_id = any(((select users from candidates) || 0::bigint)::bigint[])`;
}
