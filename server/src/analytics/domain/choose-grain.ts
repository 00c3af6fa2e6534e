import type { ChosenGrain } from "./make-buckets.js";
import { Grain } from "./question-words.js";

const HOUR_MS = 3_600_000;
const FEWEST = 24;
const MOST = 90;

const TYPICAL_MS: Readonly<Record<ChosenGrain, number>> = {
  [Grain.QUARTER_HOUR]: HOUR_MS / 4,
  [Grain.HOUR]: HOUR_MS,
  [Grain.DAY]: 24 * HOUR_MS,
  [Grain.WEEK]: 7 * 24 * HOUR_MS,
  [Grain.MONTH]: 30.44 * 24 * HOUR_MS,
};

/** Coarsest first: of two grains that fit equally well, fewer and wider buckets are easier to read. */
const COARSEST_FIRST: readonly ChosenGrain[] = [Grain.MONTH, Grain.WEEK, Grain.DAY, Grain.HOUR, Grain.QUARTER_HOUR];

/** The grain asked for, or for AUTO the one that comes nearest to 24 to 90 buckets. */
export function chooseGrain(asked: Grain, range: { readonly from: Date; readonly to: Date }): ChosenGrain {
  if (asked !== Grain.AUTO) return asked;
  const length = range.to.getTime() - range.from.getTime();
  let best: ChosenGrain = Grain.MONTH;
  for (const grain of COARSEST_FIRST) {
    if (missBy(length / TYPICAL_MS[grain]) < missBy(length / TYPICAL_MS[best])) best = grain;
  }
  return best;
}

/** 1 within the aim; else by which factor the number of buckets misses it. */
function missBy(count: number): number {
  return Math.max(1, FEWEST / count, count / MOST);
}
