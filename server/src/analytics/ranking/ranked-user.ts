import { type RawBuilder, sql, type SqlBool } from "kysely";
import { BreakdownSort } from "../domain/question-words.js";

export interface RankedUser {
  readonly key: string;
  readonly requests: string;
  readonly sort_value: string;
  /** Of all app users with requests, and of "0". */
  readonly group_count: string;
  readonly grand_sum: string;
  /** App users on the pages before. */
  readonly before: string;
}

export interface PageOfUsers {
  readonly sort: BreakdownSort;
  readonly first: number;
  /** Of rows `g`, as `RANKED` says it; null for the first page. */
  readonly after: RawBuilder<SqlBool> | null;
}

export interface AskedRanks {
  readonly sort: BreakdownSort;
  /** Of app users that have requests. */
  readonly keys: readonly string[];
  /** What the last of them has, by the sort. */
  readonly lowest: string;
}

/** What `orderOf` and cursors call by other names. */
export const RANKED = {
  value: sql`g.value`,
  requests: sql`g.requests`,
  key: sql`g.user_id::text collate "C"`,
} as const;

/** The order of `orderOf` in usage-groups, of numbers that need no conversion. */
export function orderOfUsers(sort: BreakdownSort) {
  if (sort === BreakdownSort.KEY) return RANKED.key;
  return sql`${RANKED.value} desc, ${RANKED.requests} desc, ${RANKED.key}`;
}
