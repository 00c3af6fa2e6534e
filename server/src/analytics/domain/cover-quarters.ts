import { isSpanBuilt, type IsBuilt, QUARTER_SPANS, type QuarterSpan } from "../../usage/domain/quarter-spans.js";
import type { QuarterRange } from "../../usage/domain/next-quarters.js";

/** Quarters of an hour as built spans, and what of them is not built; together each quarter once, in their order. */
export interface QuarterCover {
  readonly spans: readonly QuarterSpan[];
  readonly gaps: readonly QuarterRange[];
}

const LONGEST_FIRST = QUARTER_SPANS.toReversed();

/** The longest spans that are built and lie in the range, and the gaps between them. */
export function coverQuarters({ from, to }: QuarterRange, isBuilt: IsBuilt): QuarterCover {
  const spans: QuarterSpan[] = [];
  const gaps: QuarterRange[] = [];
  let at = from;
  while (at < to) {
    const span = longestAt(at, to, isBuilt);
    if (span === undefined) {
      const last = gaps.at(-1);
      if (last?.to === at) gaps[gaps.length - 1] = { from: last.from, to: at + 1 };
      else gaps.push({ from: at, to: at + 1 });
    } else spans.push(span);
    at += span?.quarters ?? 1;
  }
  return { spans, gaps };
}

function longestAt(first: number, to: number, isBuilt: IsBuilt): QuarterSpan | undefined {
  return LONGEST_FIRST.map((quarters) => ({ quarters, first })).find(
    (span) => first % span.quarters === 0 && first + span.quarters <= to && isSpanBuilt(span, isBuilt),
  );
}
