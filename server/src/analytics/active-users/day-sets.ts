import { type RawBuilder, sql } from "kysely";
import { mergedOfDay } from "../../usage/active-users/merged-of-day.js";
import { bitsOf, blockOf, KNOWN_REQUESTS, TAKES_AWAY } from "../../usage/active-users/user-blocks.js";
import type { UsageDimension } from "../domain/question-words.js";
import type { DaySpan } from "../domain/plan-spans.js";
import { readFilter } from "../domain/read-filter.js";
import type { Question } from "../question.js";
import { countedKeyId, matches } from "../usage-conditions.js";
import { groupKey } from "../usage-group.js";
import type { ActiveSpan } from "./cover-with-spans.js";

const USER = sql.raw(blockOf("user_id"));

export interface DaysRequest {
  readonly days: DaySpan;
  /** That cover them: single days where something is taken away that is not merged. */
  readonly spans: readonly ActiveSpan[];
  readonly groupBy: UsageDimension;
}

/**
 * Sets of whole days: those that are kept, and who was active in what is not merged yet. Where something of that
 * takes away from an app user, the kept bit of that day and dimension set does not count, and it is looked up
 * what remains. Everything is of one snapshot, in which a difference is merged or not.
 */
export function daySets(question: Question, { days, spans, groupBy }: DaysRequest): RawBuilder<unknown> {
  const { scope, dimensions } = question.filter;
  const everybody = { scope, dimensions: { ...dimensions, users: readFilter({}).users } };
  const key = groupKey(question, groupBy);
  return sql`
    select key, block, users, known, cost from (
      with asked as (
        select d.id as dimension_id, ${key} as key
        from usage_dimensions as d, lateral (
          select d.project_id, d.provider, d.model, d.feature, d.operation, d.status, ${countedKeyId("d")} as api_key_id
        ) as u
        where ${matches(everybody, "d", sql`0`)}
      ), gained as (
        select (bucket_start at time zone (select value #>> '{}' from settings where key = 'countersTimezone'))::date as day,
               dimension_id, key, user_id, sum(coalesce(requests, 0)) as requests, sum(${sql.raw(KNOWN_REQUESTS)}) as known,
               coalesce(sum(cost), 0) as cost, bool_or(${sql.raw(TAKES_AWAY)}) as doubtful
        from usage_deltas join asked using (dimension_id)
        where user_id <> 0 and bucket_start >= ${days.from.toJSON()} and bucket_start < ${days.to.toJSON()}
        group by 1, 2, 3, 4
      ), settled as materialized (
        select day, dimension_id, key, user_id, cost, doubtful,
               gained.requests + coalesce(merged.requests, 0) as requests, gained.known + coalesce(merged.known, 0) as known
        from gained left join lateral (${sql.raw(mergedOfDay("gained"))}) as merged on true
      ), doubted as (
        select day, dimension_id, ${USER} as block, ${sql.raw(bitsOf("user_id"))} as users
        from settled where doubtful group by 1, 2, 3
      )
      select key, block, coalesce(kept.users & ~doubted.users, kept.users) as users,
             coalesce(kept.known & ~doubted.users, kept.known, kept.users & ~doubted.users, kept.users) as known, cost
      from unnest(${sql.val(spans.map((span) => span.days))}::smallint[], ${sql.val(spans.map(({ day }) => day))}::date[]) as span (days, day)
        join usage_active_users as kept using (days, day) join asked using (dimension_id)
        left join doubted using (day, dimension_id, block)
      union all
      select key, ${USER}, ${sql.raw(bitsOf("user_id", "requests > 0"))}, ${sql.raw(bitsOf("user_id", "known > 0"))}, sum(cost)
      from settled group by 1, 2
    ) as sets`;
}
