/**
 * What tells the content of a table or a file apart: `rows`, and of each column how many values it has (`count_…`),
 * the sum of numbers, of moments in microseconds, or of the bytes of text (`sum_…`), and the least and greatest
 * moment (`min_…`, `max_…`). Whole numbers as text, since they may have 38 digits; null where there is no value.
 */
export type ArchiveFigures = Readonly<Record<string, string | null>>;

/** The names of the figures that differ, or that only one side has; none when both agree in everything. */
export function differingFigures(one: ArchiveFigures, other: ArchiveFigures): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]).toSorted();
}
