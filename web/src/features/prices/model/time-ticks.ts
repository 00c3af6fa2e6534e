/** The first of a month on an axis. */
export interface TimeTick {
  at: number;
  /** `2026-11-01` */
  day: string;
  isYear: boolean;
}

const STEPS_MONTHS = [1, 3, 6, 12, 24, 60] as const;
const MOST_TICKS = 7;

/** Firsts of months between two instants, evenly far apart and at most seven. */
export function timeTicks(from: number, to: number): TimeTick[] {
  const first = monthOf(from) + 1;
  const months = monthOf(to) - first + 1;
  const step = STEPS_MONTHS.find((one) => months / one <= MOST_TICKS) ?? 120;
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(first / step) * step; month < first + months; month += step) {
    const at = Date.UTC(2000, month);
    ticks.push({ at, day: new Date(at).toISOString().slice(0, 10), isYear: month % 12 === 0 });
  }
  return ticks;
}

/** Months since the year 2000; a step of a year falls on January. */
function monthOf(at: number): number {
  const date = new Date(at);
  return (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
}
