import type { AxisGrain } from "../../../charts/tick-indexes";
import type { RangeToken } from "../../../lib/date-range";
import { sliceRange } from "./slice-range";

/** Bars from one to another, both of them in it, wherever the choice began. */
export interface BarSpan {
  anchor: number;
  head: number;
}

export function spanEnds({ anchor, head }: BarSpan): { first: number; last: number } {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

export function isInSpan(span: BarSpan | null, at: number): boolean {
  if (span === null) return false;
  const { first, last } = spanEnds(span);
  return at >= first && at <= last;
}

/** The time of some bars as a range for the address; null where there are none. */
export function spanRange(labels: readonly string[], grain: AxisGrain, span: BarSpan): RangeToken | null {
  const { first, last } = spanEnds(span);
  const [from, to] = [labels[first], labels[last]];
  if (from === undefined || to === undefined) return null;
  const [start] = sliceRange(from, grain).split("..");
  const [, end] = sliceRange(to, grain).split("..");
  return `${start}..${end}`;
}

/** What a key makes of a choice of bars: arrows move it, with shift they stretch it. Null for other keys. */
export function stepSpan(
  event: { key: string; shiftKey: boolean },
  span: BarSpan | null,
  bars: number,
): BarSpan | null {
  const last = bars - 1;
  const from = span?.head ?? null;
  const heads: Readonly<Record<string, number>> = {
    ArrowRight: from === null ? 0 : Math.min(last, from + 1),
    ArrowLeft: from === null ? last : Math.max(0, from - 1),
    Home: 0,
    End: last,
  };
  const head = heads[event.key];
  if (head === undefined || bars === 0) return null;
  return { head, anchor: event.shiftKey && span !== null ? span.anchor : head };
}

/** The bars that some instants lie in, as far as there are any; null for none. */
export function barsOf(
  buckets: readonly { start: string; end: string }[],
  times: { newest: string; oldest: string } | null,
): BarSpan | null {
  if (times === null) return null;
  const indexOf = (time: string) =>
    buckets.findIndex(({ start, end }) => Date.parse(start) <= Date.parse(time) && Date.parse(time) < Date.parse(end));
  const [anchor, head] = [indexOf(times.oldest), indexOf(times.newest)];
  return anchor === -1 || head === -1 ? null : { anchor, head };
}
