import { type RawBuilder, sql } from "kysely";
import { LESSENS } from "../../usage/merge/lessens.js";
import { isoDay } from "../domain/split-into-days.js";
import type { Question } from "../question.js";
import { candidateValues } from "./candidate-values.js";
import type { RangePlan } from "./range-plan.js";
import { addedUp } from "./user-totals.js";
import type { AskedValue } from "./user-values.js";

export interface FromTops extends AskedValue {
  /** One of so many parts of each list of a span is read, from its beginning. */
  readonly part: number;
  /** Nobody is looked up where the bound is not below it; null: whatever it is. */
  readonly lowest: string | null;
}

/**
 * Statements before a `select`, of which the last is `certain`: the app users (0 is without one) whose value over the
 * range is above `bound`, which nobody else's is.
 *
 * Candidates are who leads a list or changed since it was made, and who leads what has no list; what each of them used
 * is looked up by key. Whoever is none has no more of any list than the last that was read of it, so no more of the
 * range than all those last together; what is taken away makes it less. Of a part of a day nobody has more than of the
 * day, whose list therefore is good for it; only while something that lessens waits may that be otherwise, so who it is
 * of is a candidate too. Where the lists tell of everybody, `bound` is -1.
 */
export function certainUsers(question: Question, plan: RangePlan, asked: FromTops): RawBuilder<unknown> {
  const loose = { ...plan, ...partsWhere(plan, (isBounded) => !isBounded) };
  const bounded = { ...plan, ...partsWhere(plan, (isBounded) => isBounded) };
  const type = sql.raw(asked.number);
  const isTold = asked.lowest === null ? sql`true` : sql`(select bound from bounds) < ${asked.lowest}::numeric`;
  return sql`
    with loose as materialized (
      ${addedUp(question, loose, asked)}
    ), lists as materialized (${leading(bounded, asked)}), depth as materialized (
      select greatest(max(cardinality(users)), 1) as depth from lists
    ), leaders as materialized (
      select user_id, value from loose where user_id <> 0 order by value desc limit (select depth from depth)
    ), bounds as materialized (
      select coalesce(sum(bound), -1) as bound from (
        select bound from lists
        union all
        select greatest(min(value), 0) from leaders having count(*) = (select depth from depth)
      ) as each
    ), candidates as materialized (
      select array(
        select user_id from (
          select unnest(users) from lists union select unnest(changed) from lists union select user_id from leaders
          union select user_id from usage_deltas where ${sql.raw(LESSENS)}
        ) as each (user_id) where ${isTold}
      ) as users
    ), exact as (
      select user_id, sum(value)::${type} as value, sum(requests)::${type} as requests from (
        select user_id, value, requests from loose where user_id = 0 or user_id = any((select users from candidates)::bigint[])
        union all
        ${candidateValues(question, bounded, asked)}
      ) as parts group by user_id having sum(requests) > 0
    ), certain as materialized (select exact.* from exact cross join bounds where exact.value > bounds.bound)`;
}

/** Whether it has parts of which nobody but those on lists can have much. */
export function hasLists({ spans, openDays, edges }: RangePlan): boolean {
  return [...spans, ...openDays].some(({ isListed }) => isListed) || edges.some(({ lists }) => lists !== null);
}

/** What is taken away bounds itself. */
function partsWhere({ spans, openDays, edges }: RangePlan, isWanted: (isBounded: boolean) => boolean) {
  return {
    spans: spans.filter(({ sign, isListed }) => isWanted(sign === -1 || isListed)),
    openDays: openDays.filter(({ isListed }) => isWanted(isListed)),
    edges: edges.filter(({ sign, lists }) => isWanted(sign === -1 || lists !== null)),
  };
}

function leading({ spans, openDays, edges }: RangePlan, { column, part }: FromTops) {
  const [users, amounts] = [sql.ref(`t.${column}_users`), sql.ref(`t.${column}_amounts`)];
  const depth = sql`((cardinality(${users}) + ${sql.lit(part - 1)}) / ${sql.lit(part)})`;
  const added = edges.filter(({ sign }) => sign === 1);
  const listedSpans = [
    ...spans.filter(({ sign }) => sign === 1).map(({ days, firstDay }) => `${days} ${isoDay(firstDay)}`),
    ...added.filter(({ lists }) => lists === "span").map(({ day }) => `1 ${isoDay(day)}`),
  ];
  const listedDays = [
    ...openDays.map(({ fromDay }) => isoDay(fromDay)),
    ...added.filter(({ lists }) => lists === "openDay").map(({ day }) => isoDay(day)),
  ];
  return sql`
    select ${users}[1:${depth}] as users, changed,
           case when not (is_all and ${depth} = cardinality(${users})) then ${amounts}[${depth}] end as bound
    from usage_span_tops t
    where (days, first_day) in (
      select split_part(name, ' ', 1)::smallint, split_part(name, ' ', 2)::date from unnest(${sql.val(listedSpans)}::text[]) as name)
    union all
    select ${users}, changed, case when not is_all then ${amounts}[cardinality(${users})] end
    from usage_day_tops t where day = any(${sql.val(listedDays)}::date[])`;
}
