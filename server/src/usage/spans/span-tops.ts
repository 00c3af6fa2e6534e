import type { ClientBase } from "pg";
import { plainArray } from "../array-literal.js";
import { RANKED_COLUMNS, type SpanLength } from "../domain/span-of-days.js";

export interface NamedSpan {
  readonly days: SpanLength;
  /** `2026-11-26` */
  readonly firstDay: string;
}

/** Rankings read an eighth of a list first: 250 are far more than a page. */
const LIST_LENGTH = 2_000;

/** Of more app users, looking all of them up for every ranking takes longer than the lists save. */
export const MOST_CHANGED = 1_000;

const LISTS = RANKED_COLUMNS.map(
  (column) => `
    (select array_agg(user_id order by ${column} desc, user_id) as users,
            array_agg(${column} order by ${column} desc, user_id) as amounts
     from (select user_id, ${column} from everybody order by ${column} desc, user_id limit $3) as most) as by_${column}`,
);
const COLUMNS = RANKED_COLUMNS.flatMap((column) => [`${column}_users`, `${column}_amounts`]);
const VALUES = RANKED_COLUMNS.flatMap((column) => [
  `coalesce(by_${column}.users, '{}')`,
  `coalesce(by_${column}.amounts, '{}')`,
]);

const LIST = `
  with everybody as materialized (
    select user_id, ${RANKED_COLUMNS.join(", ")} from usage_user_spans
    where days = $2::smallint and first_day = $1::date and user_id > 0
  )
  insert into usage_span_tops (days, first_day, is_all, ${COLUMNS.join(", ")})
  select $2::smallint, $1::date, (select count(*) <= $3 from everybody), ${VALUES.join(", ")}
  from ${LISTS.join(" cross join ")}
  on conflict (days, first_day) do update set is_all = excluded.is_all, changed = excluded.changed,
    ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")}`;

/**
 * Lists the app users with most of a built span, by each sum that a ranking may go by.
 *
 * @param client in a transaction while nobody merges
 * @param length of a list; app users beyond it are known to have no more than its last
 */
export async function listTops(client: ClientBase, { days, firstDay }: NamedSpan, length = LIST_LENGTH): Promise<void> {
  await client.query(LIST, [firstDay, days, length]);
}

const FORGET = `
  update usage_span_tops set changed = null
  where (days, first_day) in (select * from unnest($1::smallint[], $2::date[]))`;

/** Lists of these spans are of no more use until they are made anew. */
export async function forgetTops(
  client: ClientBase,
  spans: readonly { readonly days: SpanLength; readonly first_day: string }[],
): Promise<void> {
  const columns = ["days", "first_day"] as const;
  await client.query(
    FORGET,
    columns.map((column) => plainArray(spans.map((span) => span[column]))),
  );
}
