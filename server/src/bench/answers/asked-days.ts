import type { LedgerDays } from "./ledger-days.js";
import type { AskedDays } from "./question.js";

/** The last so many of the days; any stretch of them when that is left open. */
export function askedDays({ days, timezone }: LedgerDays, count: number | null): AskedDays {
  const [first, last] = count === null ? anyStretch(days.length) : [Math.max(0, days.length - count), days.length - 1];
  const [from, to] = [days[first], days[last]];
  if (from === undefined || to === undefined) throw new Error("The ledger has no days.");
  return { from, to, timezone };
}

function anyStretch(length: number): readonly [number, number] {
  const ends = [Math.floor(Math.random() * length), Math.floor(Math.random() * length)];
  return [Math.min(...ends), Math.max(...ends)];
}
