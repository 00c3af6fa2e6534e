import { type RawBuilder, sql } from "kysely";
import { isoDay } from "../domain/split-into-days.js";
import type { Question } from "../question.js";
import type { PlannedSpan, RangePlan } from "./range-plan.js";
import { addedUp } from "./user-totals.js";
import type { AskedValue } from "./user-values.js";

export interface FromTops extends AskedValue {
  /** One of so many parts of each list is read, from its beginning. */
  readonly part: number;
}

/**
 * Statements before a `select`, of which the last is `certain`: the app users (0 is without one) whose value over the
 * range is above `bound`, which nobody else's is.
 *
 * Candidates are who leads a list or changed since it was made, and who leads what has no list; what each of them used
 * is looked up by key. Whoever is none has no more of any list than the last that was read of it, so no more of the
 * range than all those last together; what is taken away makes it less. Where the lists tell of everybody, `bound` is -1.
 */
export function certainUsers(question: Question, plan: RangePlan, asked: FromTops): RawBuilder<unknown> {
  const listed = plan.spans.filter(isListed);
  const others = plan.spans.filter((span) => span.sign === 1 && !span.isListed);
  const lookedUp = plan.spans.filter((span) => !others.includes(span));
  const type = sql.raw(asked.number);
  return sql`
    with loose as materialized (
      ${addedUp(question, { ...plan, spans: others }, asked)}
    ), lists as materialized (${leading(listed, asked)}), depth as materialized (
      select greatest(max(cardinality(users)), 1) as depth from lists
    ), leaders as materialized (
      select user_id, value from loose where user_id <> 0 order by value desc limit (select depth from depth)
    ), candidates as materialized (
      select array(
        select unnest(users) from lists union select unnest(changed) from lists union select user_id from leaders
      ) as users
    ), bounds as (
      select coalesce(sum(bound), -1) as bound from (
        select bound from lists
        union all
        select greatest(min(value), 0) from leaders having count(*) = (select depth from depth)
      ) as each
    ), exact as (
      select user_id, sum(value)::${type} as value, sum(requests)::${type} as requests from (
        ${sql.join(
          [
            sql`select user_id, value, requests from loose where user_id = 0 or user_id = any((select users from candidates)::bigint[])`,
            ...lookedUp.map((span) => valuesOfSome(span, asked)),
          ],
          sql` union all `,
        )}
      ) as parts group by user_id having sum(requests) > 0
    ), certain as materialized (select exact.* from exact cross join bounds where exact.value > bounds.bound)`;
}

/** Lists of what is taken away would not say who has most. */
export function isListed({ sign, isListed: hasLists }: PlannedSpan): boolean {
  return sign === 1 && hasLists;
}

function leading(spans: readonly PlannedSpan[], { column, part }: FromTops) {
  const [users, amounts] = [sql.ref(`t.${column}_users`), sql.ref(`t.${column}_amounts`)];
  const depth = sql`((cardinality(${users}) + ${sql.lit(part - 1)}) / ${sql.lit(part)})`;
  return sql`
    select ${users}[1:${depth}] as users, changed,
           case when not (is_all and ${depth} = cardinality(${users})) then ${amounts}[${depth}] end as bound
    from usage_span_tops t where (days, first_day) in (${sql.join(
      spans.map(({ days, firstDay }) => sql`(${sql.lit(days)}, ${sql.lit(isoDay(firstDay))}::date)`),
    )})`;
}

/** Of the candidates, and of requests without an app user, which are few rows. */
function valuesOfSome({ days, firstDay, sign }: PlannedSpan, { column, number }: FromTops) {
  const signed = (name: string) => sql`${sql.raw(sign === 1 ? "" : "-")}${sql.ref(`s.${name}`)}::${sql.raw(number)}`;
  const rows = sql`
    select greatest(s.user_id, 0), ${signed(column)}, ${signed("requests")} from usage_user_spans s
    where s.days = ${sql.lit(days)} and s.first_day = ${sql.lit(isoDay(firstDay))}::date`;
  return sql`${rows} and s.user_id <= 0
    union all ${rows} and s.user_id > 0 and s.user_id = any((select users from candidates)::bigint[])`;
}
