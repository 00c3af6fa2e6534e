import type { RollupRow } from "./domain/roll-up.js";
import { SUM_COLUMNS } from "./domain/usage-sums.js";

export const COPY_DELTAS = `copy usage_deltas (bucket_start, user_id, dimension_id, ${SUM_COLUMNS.join(", ")}) from stdin`;

/**
 * Sums by app user as lines for `COPY_DELTAS`. They are appended to the rollup and merged later: nearly every event has a row of its own there, which to find and change at once costs as much
 * as all the rest of recording.
 */
export function deltaLines(rows: readonly RollupRow[]): string {
  let lines = "";
  const starts = new Map<number, string>();
  for (const row of rows) {
    const instant = row.bucketStart.getTime();
    const start = starts.get(instant) ?? row.bucketStart.toISOString();
    starts.set(instant, start);
    lines += toLine(start, row);
  }
  return lines;
}

/** A sum of zero adds nothing, and as null takes neither space nor time. */
function toLine(bucketStart: string, { userId, dimensionId, sums }: RollupRow): string {
  let line = `${bucketStart}\t${userId}\t${dimensionId}`;
  for (const column of SUM_COLUMNS) line += sums[column] === 0n ? "\t\\N" : `\t${sums[column]}`;
  return `${line}\n`;
}
