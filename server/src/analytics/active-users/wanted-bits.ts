import { type RawBuilder, sql } from "kysely";
import { bitsOf, blockOf, NO_USERS } from "../../usage/active-users/user-blocks.js";
import type { ValueFilter } from "../domain/read-filter.js";

/** Leaves the bits of those app users that a filter selects, in a set named `s` with `block`. */
export function wantedBits(users: RawBuilder<unknown>, { include, exclude }: ValueFilter<string>): RawBuilder<unknown> {
  const wanted = include === null ? users : sql`(${users} & ${bitsOfList(include)})`;
  return exclude === null ? wanted : sql`(${wanted} & ~${bitsOfList(exclude)})`;
}

/** A list is short, and blocks are few. */
function bitsOfList(ids: readonly string[]): RawBuilder<unknown> {
  return sql`(
    select coalesce(${sql.raw(bitsOf("id"))}, ${sql.raw(NO_USERS)})
    from unnest(${sql.val(ids)}::bigint[]) as id where ${sql.raw(blockOf("id"))} = s.block)`;
}
