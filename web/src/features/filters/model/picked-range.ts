import type { DaySpan } from "../../../lib/date-range";

export function hasTimes({ from }: DaySpan): boolean {
  return from.length > 10;
}

/** Days hold one day at least; times must hold a minute. */
export function isInOrder(picked: DaySpan): boolean {
  return hasTimes(picked) ? picked.from < picked.to : picked.from <= picked.to;
}

/** The same days, with times from the first to the last minute, or without. */
export function withTimes({ from, to }: DaySpan, wanted: boolean): DaySpan {
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  return wanted ? { from: `${first}T00:00`, to: `${last}T23:59` } : { from: first, to: last };
}
