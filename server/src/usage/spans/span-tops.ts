import type { ClientBase } from "pg";
import { plainArray } from "../array-literal.js";
import { RANKED_COLUMNS, type SpanLength } from "../domain/span-of-days.js";
import { LIST_COLUMNS, LISTED_ANEW, listsOfMost } from "./lists-of-most.js";

export interface NamedSpan {
  readonly days: SpanLength;
  /** `2026-11-26` */
  readonly firstDay: string;
}

/** Rankings read the beginning of a list first: 250 are far more than a page. */
export const LIST_LENGTH = 2_000;

/** Of more app users, looking all of them up for every ranking takes longer than the lists save. */
export const MOST_CHANGED = 1_000;

const EVERYBODY = `
  select user_id, ${RANKED_COLUMNS.join(", ")} from usage_user_spans
  where days = $2::smallint and first_day = $1::date and user_id > 0`;

const LIST = `
  insert into usage_span_tops (days, first_day, is_all, ${LIST_COLUMNS.join(", ")})
  select $2::smallint, $1::date, lists.* from (${listsOfMost(EVERYBODY, "$3")}) as lists
  on conflict (days, first_day) do update set ${LISTED_ANEW}`;

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
