import { SPAN_LENGTHS, type SpanOfDays } from "../../usage/domain/span-of-days.js";

/** Added, or taken away again. */
export type SignedSpan = SpanOfDays & { readonly sign: 1 | -1 };

/** A step from one end of days to another, and the place it was made from. */
interface Step {
  readonly from: number;
  readonly span: SignedSpan;
}

const LONGEST = Math.max(...SPAN_LENGTHS);

/**
 * The fewest spans whose signed sum is the days from `from` to `to` (exclusive), counted from 1970-01-01: seven days may
 * be eight without the last. Days that are not built are steps of a day each.
 *
 * @param isBuilt of spans of more than a day
 */
export function coverDays(from: number, to: number, isBuilt: (span: SpanOfDays) => boolean): readonly SignedSpan[] {
  const reached = new Map<number, Step | null>([[from, null]]);
  let places = [from];
  while (!reached.has(to)) {
    const next: number[] = [];
    for (const place of places) {
      for (const span of spansAt(place)) {
        const end = place + span.sign * span.days;
        if (reached.has(end) || end < from - LONGEST || end > to + LONGEST) continue;
        if (span.days > 1 && !isBuilt(span)) continue;
        reached.set(end, { from: place, span });
        next.push(end);
      }
    }
    places = next;
  }
  return walkBack(reached, to);
}

/** Those that begin at a place, which are added, and those that end there, which are taken away; adding comes first. */
function spansAt(place: number): readonly SignedSpan[] {
  const lengths = SPAN_LENGTHS.filter((days) => place % days === 0);
  return [
    ...lengths.map((days) => ({ days, firstDay: place, sign: 1 as const })),
    ...lengths.map((days) => ({ days, firstDay: place - days, sign: -1 as const })),
  ];
}

function walkBack(reached: ReadonlyMap<number, Step | null>, to: number): readonly SignedSpan[] {
  const spans: SignedSpan[] = [];
  for (let step = reached.get(to); step; step = reached.get(step.from)) spans.push(step.span);
  return spans.toReversed();
}
