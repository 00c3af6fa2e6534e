import { backtest, type Backtest } from "./backtest.js";
import { expectRest, type Rest } from "./expect-rest.js";
import { learnableDays, PAUSE_DAYS } from "./learnable-days.js";
import { knownPast, pastRests, testableDaysAhead } from "./past-rests.js";
import type { PlacedDay } from "./placed-day.js";
import { dayInterval, restInterval, type RestInterval, widest } from "./rest-interval.js";
import { isFarAbove, setOutliersAside } from "./set-outliers-aside.js";
import { valueOf } from "./usage-day.js";
import { usualByNow } from "./usual-by-now.js";

/** Two of each weekday: with fewer, a habit cannot be told from chance, and nothing could be tested. */
export const NEEDED_DAYS = 14;
/** Levels wander: a rest of weeks is never surer than one of today and three days. */
const SHORT_REST = 3;

/** The running day; its `after` is what was used since the time of day at which days are split. */
export interface RunningDay extends PlacedDay {
  /** The part of the day that has passed by the clock, 0 to 1. */
  readonly clockShare: number;
  /** The part of what then was left of the day that is still left, 0 to 1: less than a quarter of an hour is gone. */
  readonly leftShare: number;
}

export interface Estimate {
  readonly kind: "ESTIMATE";
  /** The rest of today, then each day of the period after it. */
  readonly rest: Rest;
  /** Of the whole rest. */
  readonly interval: RestInterval;
  /** Of single days of it. */
  readonly dayInterval: RestInterval;
  /** What the running day usually has by now. */
  readonly usualByNow: number;
  readonly backtest: Backtest;
}

export type PeriodForecast = {
  /** Days that it was learned from. */
  readonly historyDays: number;
  /** Dates whose usage was too far off to learn from. */
  readonly outliers: readonly string[];
} & (Estimate | { readonly kind: "NO_USAGE" | "TOO_FEW_DAYS" });

/**
 * What a running period will bring until it ends, learned from the days before it and its own.
 *
 * @param days whole days up to yesterday, oldest first, without gaps
 */
export function forecastPeriod(days: readonly PlacedDay[], today: RunningDay): PeriodForecast {
  const learnable = learnableDays(days);
  if (learnable.length < NEEDED_DAYS) {
    const isIdle = valueOf(today) === 0 && days.slice(-PAUSE_DAYS).every((day) => valueOf(day) === 0);
    return { kind: isIdle ? "NO_USAGE" : "TOO_FEW_DAYS", historyDays: learnable.length, outliers: [] };
  }
  const { days: history, outliers } = setOutliersAside(learnable);
  const trusted = !isFarAbove(today.before, history);
  return {
    ...estimate(history, today, trusted),
    historyDays: history.length,
    outliers: [...outliers, ...(trusted ? [] : [today])].map(({ date }) => date),
  };
}

function estimate(history: readonly PlacedDay[], today: RunningDay, trusted: boolean): Estimate {
  const { weekday, before, clockShare, daysAhead } = today;
  const ownDays = Math.min(today.ownDays, history.length);
  const testable = Math.min(daysAhead, testableDaysAhead(history.length));
  const short = Math.min(testable, SHORT_REST);
  const known = knownPast(history, clockShare);
  const past = (ahead: number) => pastRests(known, () => ({ daysAhead: ahead, ownDays }));
  const shortPast = past(short);
  const shortInterval = restInterval(shortPast, short + 1);
  const rest = expectRest({ history, ownDays, today: { weekday, before, clockShare, trusted }, daysAhead });
  return {
    kind: "ESTIMATE",
    rest: rest.map((value, index) => (index === 0 ? value * today.leftShare : value)),
    interval: testable === short ? shortInterval : widest(shortInterval, restInterval(past(testable), daysAhead + 1)),
    dayInterval: dayInterval(shortPast),
    usualByNow: usualByNow(history, today.leftShare),
    backtest: backtest(known),
  };
}
