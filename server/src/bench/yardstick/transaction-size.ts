/** What a bulk writer puts into one transaction, and how many of them write at a time. */
export const ROWS_PER_TRANSACTION = 1_000;
export const CONNECTIONS = 4;

/** Rows held ready; they are used again and again, since nothing in a bare copy is unique but its own numbers. */
export const SAMPLE_ROWS = 20 * ROWS_PER_TRANSACTION;

/** The rows as transactions. */
export function chunk<T>(rows: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_PER_TRANSACTION) }, (_, at) =>
    rows.slice(at * ROWS_PER_TRANSACTION, (at + 1) * ROWS_PER_TRANSACTION),
  );
}
