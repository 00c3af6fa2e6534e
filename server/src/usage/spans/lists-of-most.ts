import { RANKED_COLUMNS } from "../domain/span-of-days.js";

/** By each sum that a ranking may go by: whom the list names, and what each of them has. */
export const LIST_COLUMNS = RANKED_COLUMNS.flatMap((column) => [`${column}_users`, `${column}_amounts`]);

/** What a new list replaces. */
export const LISTED_ANEW = ["is_all", "changed", ...LIST_COLUMNS]
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

const LISTS = RANKED_COLUMNS.map(
  (column) => `
    (select coalesce(array_agg(user_id order by ${column} desc, user_id), '{}') as ${column}_users,
            coalesce(array_agg(${column} order by ${column} desc, user_id), '{}') as ${column}_amounts
     from (select user_id, ${column} from everybody order by ${column} desc, user_id limit LENGTH) as most) as by_${column}`,
).join(" cross join ");

/**
 * A query of one row, `is_all` and the list columns.
 *
 * @param everybody a query of `user_id` and the ranked columns, each app user once
 * @param length expression for the number of app users on a list
 */
export function listsOfMost(everybody: string, length: string): string {
  return `
    with everybody as materialized (${everybody})
    select (select count(*) <= ${length} from everybody) as is_all, ${LIST_COLUMNS.join(", ")}
    from ${LISTS.replaceAll("LENGTH", length)}`;
}
