import { SPAN_COLUMNS, type SpanColumn } from "../domain/span-of-days.js";

/** The columns of a span, of a row of 15 minutes and its dimension set. Cancelled requests did not fail. */
function spanValue(column: SpanColumn, row: string, dimensions: string): string {
  if (column !== "failed_requests") return `coalesce(${row}.${column}, 0)`;
  return `case when ${dimensions}.status = 'error' then coalesce(${row}.requests, 0) else 0 end`;
}

/** Whom a span counts a row for: without an app user for its project, as `-project_id`. */
export function spanUser(row: string, dimensions: string): string {
  return `case when ${row}.user_id = 0 then -${dimensions}.project_id::bigint else ${row}.user_id end`;
}

/** All columns of a span, summed over rows of 15 minutes. */
export function sumsOfSpan(row: string, dimensions: string): string {
  return SPAN_COLUMNS.map((column) => `sum(${spanValue(column, row, dimensions)}) as ${column}`).join(", ");
}
