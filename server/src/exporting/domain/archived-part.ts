import type { WrittenTotals } from "./export-totals.js";

/**
 * The end of the newest archived month that a range touches, which may lie beyond the range; null when it touches none.
 *
 * @param archived months in UTC, `2026-08`
 */
export function archivedBefore(
  { from, to }: { readonly from: Date; readonly to: Date },
  archived: readonly string[],
): Date | null {
  const ends = archived.flatMap((month) => {
    const begin = new Date(`${month}-01T00:00:00Z`);
    const end = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + 1));
    return begin < to && end > from ? [end.getTime()] : [];
  });
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

/** What the totals of a file of requests are of, where its range is archived in part. */
type TotalsOfPart = WrittenTotals & { readonly archivedBefore: string; readonly sums: "rows-in-this-file" };

/** What a file of requests says at its end: where its range is archived in part, that its sums are of less than the range. */
export function totalsToTell(totals: WrittenTotals, before: Date | null): WrittenTotals | TotalsOfPart {
  if (before === null) return totals;
  return { ...totals, archivedBefore: before.toJSON(), sums: "rows-in-this-file" };
}
