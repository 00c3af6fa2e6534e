import type { ClientBase } from "pg";
import { BUCKET_MS, bucketStart } from "../usage/domain/bucket.js";
import type { RecostScope } from "./domain/recost-scope.js";
import { dimensionConditions, Parameters } from "./scope-conditions.js";

/** After which event a scope goes on: by time, and of the same time by the id of the row. */
export interface Position {
  /** As PostgreSQL writes it, to the microsecond, or ISO. */
  readonly at: string;
  readonly id: string;
}

/** A part of a scope that is read in one go, `[from, to)`. */
export interface ScopePart {
  /** `rows`: of one month. `sums`: a bucket of a month whose raw rows are gone. */
  readonly kind: "rows" | "sums";
  readonly from: Date;
  readonly to: Date;
}

/**
 * The next part that has requests of the scope: found in the rollup, so that times without any cost
 * nothing. Null when there is none.
 *
 * @param from the part begins with the bucket of this instant, or later
 */
export async function nextPart(client: ClientBase, scope: RecostScope, from: Date): Promise<ScopePart | null> {
  // A bucket that the end of the scope cuts begins before it, and would be found again and again.
  if (from >= scope.to) return null;
  const parameters = new Parameters();
  const { rows } = await client.query<{ bucket_start: Date; is_kept: boolean }>(
    `select s.bucket_start, exists (
       select from pg_inherits join pg_class on pg_class.oid = inhrelid
       where inhparent = 'token_usage'::regclass
         and relname = 'token_usage_' || to_char(s.bucket_start at time zone 'UTC', 'YYYY_MM')
     ) as is_kept
     from token_usage_stats s join usage_dimensions d on d.id = s.dimension_id
     where s.bucket_start >= ${parameters.add(bucketStart(from))} and s.bucket_start < ${parameters.add(scope.to)}
       and s.${scope.unpricedOnly ? "unpriced_requests" : "requests"} > 0${dimensionConditions(scope, "d", parameters)}
     order by s.bucket_start limit 1`,
    parameters.values,
  );
  const [row] = rows;
  if (row === undefined) return null;
  const start = row.bucket_start;
  if (!row.is_kept) return { kind: "sums", from: start, to: new Date(start.getTime() + BUCKET_MS) };
  const endOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  return { kind: "rows", from: latest(start, from), to: endOfMonth < scope.to ? endOfMonth : scope.to };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
