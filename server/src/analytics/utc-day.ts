import { sql } from "kysely";

/** A column of type timestamptz. */
type InstantColumn = "e.created_at" | "s.bucket_start";

const DAY_MS = 86_400_000;
/** Far more than anybody has recorded; a range beyond it is left to the index to walk through. */
const MOST_DAYS = 5_000;

/**
 * The UTC day of an instant, as the indexes by app user begin with it: today's rows lie together there, and
 * one search for each day of a range finds the rows of an app user.
 */
export function utcDay(column: InstantColumn) {
  return sql<string>`(${sql.ref(column)} at time zone 'UTC')::date`;
}

/**
 * Says to the index by app user which days a range touches. Day by day: PostgreSQL before 18 would not skip
 * from one to the next by itself.
 */
export function onDaysOf(column: InstantColumn, { from, to }: { readonly from: Date; readonly to: Date }) {
  const first = Math.floor(from.getTime() / DAY_MS);
  const count = Math.floor(to.getTime() / DAY_MS) - first + 1;
  if (count > MOST_DAYS) return sql<boolean>`true`;
  const days = Array.from({ length: Math.max(0, count) }, (_, at) => isoDay(first + at));
  return sql<boolean>`${utcDay(column)} = any(${days}::date[])`;
}

function isoDay(daysSince1970: number): string {
  return new Date(daysSince1970 * DAY_MS).toISOString().slice(0, 10);
}
