/** Sums of what is taken, in the order of the columns; a null adds nothing. */
export function summed(columns: readonly string[]): string {
  return columns.map((column) => `coalesce(sum(${column}), 0)`).join(", ");
}

/** What `on conflict do update set` needs to add the row to the one in its place. */
export function added(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(", ");
}
