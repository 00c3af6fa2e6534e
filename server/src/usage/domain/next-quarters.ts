import type { IsBuilt } from "./quarter-spans.js";

/** Quarters in a row, `to` exclusive, counted from 1970-01-01T00:00Z. */
export interface QuarterRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The newest quarters in a row within `range` that are not built, with no more requests than `mostRequests` together
 * unless a single one has more. Null when all are built.
 */
export function nextQuarters(
  range: QuarterRange,
  isBuilt: IsBuilt,
  work: { readonly requestsOf: (quarter: number) => number; readonly mostRequests: number },
): QuarterRange | null {
  let to = range.to;
  while (to > range.from && isBuilt(to - 1)) to -= 1;
  if (to <= range.from) return null;
  let from = to - 1;
  let requests = work.requestsOf(from);
  while (from > range.from && !isBuilt(from - 1) && requests + work.requestsOf(from - 1) <= work.mostRequests) {
    from -= 1;
    requests += work.requestsOf(from);
  }
  return { from, to };
}
