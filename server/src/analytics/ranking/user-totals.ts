import { type RawBuilder, sql } from "kysely";
import type { Question } from "../question.js";
import type { RangePlan } from "./range-plan.js";
import { type AskedValue, userValues } from "./user-values.js";

/** What each app user with requests used in the range, and "0". */
export function userTotals(question: Question, plan: RangePlan, asked: AskedValue): RawBuilder<unknown> {
  return sql`${addedUp(question, plan, asked)} having sum(requests) > 0`;
}

/**
 * What each app user used in the parts of the plan, which may be less than nothing. Sorted before it is grouped: that
 * takes half the time of a hash table with a sum of every app user in it.
 */
export function addedUp(question: Question, plan: RangePlan, asked: AskedValue): RawBuilder<unknown> {
  const type = sql.raw(asked.number);
  return sql`
    select user_id, sum(value)::${type} as value, sum(requests)::${type} as requests
    from (
      select * from (${userValues(question, plan, asked)}) as parts (user_id, value, requests)
      order by user_id
    ) as parts group by user_id`;
}
