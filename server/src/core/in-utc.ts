import { type RawBuilder, sql } from "kysely";

/** A moment of a column as ISO text, to the microsecond: pages sort by it, and a Date has milliseconds alone. */
export function inUtc(column: string): RawBuilder<string | null> {
  return sql<string | null>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
