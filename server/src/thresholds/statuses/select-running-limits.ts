import type { EntityManager } from "@mikro-orm/postgresql";
import { limitUnits } from "../domain/limit-units.js";
import { isRunning, windowOf } from "../domain/threshold-window.js";
import { ThresholdPeriod, ThresholdScope } from "../domain/threshold-words.js";
import { MOST_THRESHOLDS } from "../most-thresholds.js";
import type { Threshold } from "../threshold.js";
import { thresholds } from "../thresholds.query.js";
import { type Calendar, startOf } from "./read-calendar.js";
import type { RunningLimit } from "./running-limit.js";

const SAME = ["meter", "period", "startsOn", "endsOn"] as const;

export interface LimitsQuestion {
  /** Null: all that are switched on. */
  readonly ids: readonly number[] | null;
  /** Null: whoever they are about. */
  readonly userId: string | null;
  readonly calendar: Calendar;
}

/** Limits in the order of the list. Unless it is asked for by id, one is left out that is off or whose time does not run. */
export async function selectRunningLimits(
  em: EntityManager,
  { ids, userId, calendar }: LimitsQuestion,
): Promise<RunningLimit[]> {
  const all = await thresholds(em, { now: calendar.now, first: MOST_THRESHOLDS });
  const limits = all.flatMap((threshold) => toLimit(threshold, calendar));
  const asked = limits.filter(({ threshold, window }) =>
    ids === null ? threshold.enabled && isRunning(window, calendar.today) : ids.includes(Number(threshold.id)),
  );
  return userId === null ? asked : asked.filter((limit) => isAboutUser(limit, userId, limits));
}

function toLimit(threshold: Threshold, calendar: Calendar): RunningLimit[] {
  const { meter, period, limit } = threshold;
  if (meter === null || period === null || limit === null) return [];
  const window = windowOf(threshold, calendar);
  const [from, to] = [startOf(window.start, calendar.zone), startOf(window.end, calendar.zone)];
  const counted = period === ThresholdPeriod.MONTH ? "month" : "day";
  return [{ threshold, meter, period, units: limitUnits(meter, limit), window: { ...window, counted, from, to } }];
}

/** What an app user comes under: their own, or what is for each, unless they have their own, on or off. */
function isAboutUser({ threshold }: RunningLimit, userId: string, limits: readonly RunningLimit[]) {
  const isOwn = (own: Threshold) => own.scope === ThresholdScope.USER && own.subject?.key === userId;
  if (threshold.scope !== ThresholdScope.EACH_USER) return isOwn(threshold);
  return !limits.some((own) => isOwn(own.threshold) && watchSame(own.threshold, threshold));
}

/** As `watchesTheSame` says in SQL. */
function watchSame(one: Threshold, other: Threshold): boolean {
  return SAME.every((field) => one[field] === other[field]);
}
