import { type Habits, habitsOf } from "./habits.js";
import type { Standing, Today } from "./standing.js";
import { sum } from "./sums.js";
import { type TypicalDay, typicalDay } from "./typical-day.js";
import { valueOf, weekdayAfter } from "./usage-day.js";

/** So many days at the long level steady the pace of a period that has just begun. */
const STEADYING_DAYS = 1;
/** So much of the views' mean is added to each before they are blended: after a week without usage not all is nothing. */
const FLOOR = 0.001;
/** How much the week before last counts beside last week, so that a week of holidays is not all that is known. */
const SECOND_WEEK = 0.25;

/** What is yet to come: first the rest of today, then each day of the period after it. */
export type Rest = readonly number[];

/**
 * What the rest of a period is expected to bring: the geometric mean of five views of it, which are the pace of the
 * running period, the recent level, the long level, the typical day, and the same weekdays of last week and the one
 * before. All but the last go by the usual shape of the week. Before a lasting change of the level only that shape is
 * learned.
 *
 * In the unit of the days, never negative; ten times the usage gives ten times the rest.
 *
 * @param habits of the days before, if they are known already
 */
export function expectRest(standing: Standing, habits = habitsOf(standing.history, standing.today.clockShare)): Rest {
  const usual = usualRest(standing, habits);
  const recent = restAt(habits.recent, standing.today, usual);
  return blend([
    restAt(ownPace(standing, habits), standing.today, usual),
    recent,
    restAt(habits.long, standing.today, usual),
    typicalRest(typicalDay(habits.days, habits.shape, standing.daysAhead), usual),
    sameWeekdays(standing, habits.brokeAt, recent),
  ]);
}

/** How much is usual, in average days. */
interface UsualRest {
  readonly today: number;
  /** Of today, by now. */
  readonly byNow: number;
  /** Each day after today. */
  readonly ahead: readonly number[];
}

function usualRest({ today, daysAhead }: Standing, { shape, share }: Habits): UsualRest {
  const usualToday = shape[today.weekday] ?? 1;
  const ahead = Array.from({ length: daysAhead }, (_, index) => shape[weekdayAfter(today.weekday, index + 1)] ?? 1);
  return { today: usualToday, byNow: usualToday * share, ahead };
}

function ownPace({ history, ownDays, today }: Standing, { shape, share, brokeAt, long }: Habits): number {
  const own = history.slice(Math.max(brokeAt, history.length - ownDays));
  let used = STEADYING_DAYS * long + sum(own.map(valueOf));
  let usual = STEADYING_DAYS + sum(own.map(({ weekday }) => shape[weekday] ?? 1));
  if (today.trusted) {
    used += today.before;
    usual += (shape[today.weekday] ?? 1) * share;
  }
  return used / usual;
}

/** Today's rest leans on what today has brought so far, the more the later it is. */
function restAt(level: number, today: Today, usual: UsualRest): Rest {
  const levelToday = today.trusted ? (level + today.before) / (1 + usual.byNow) : level;
  return [levelToday * (usual.today - usual.byNow), ...usual.ahead.map((days) => level * days)];
}

/** Leans on nothing that today has brought: the one level that a day out of the ordinary does not move. */
function typicalRest({ whole, after }: TypicalDay, usual: UsualRest): Rest {
  return [after * usual.today, ...usual.ahead.map((days) => whole * days)];
}

/** Each day as the same weekday last was; days from before a break as `instead` has them. */
function sameWeekdays({ history, daysAhead }: Standing, brokeAt: number, instead: Rest): Rest {
  const valueAt = (place: number, isToday: boolean) => {
    const day = place < brokeAt ? undefined : history[place];
    return day === undefined ? null : isToday ? day.after : valueOf(day);
  };
  return Array.from({ length: daysAhead + 1 }, (_, index) => {
    const place = history.length - 7 + (index % 7);
    const last = valueAt(place, index === 0) ?? instead[index] ?? 0;
    return last + SECOND_WEEK * ((valueAt(place - 7, index === 0) ?? last) - last);
  });
}

/** The geometric mean of the sums, spread over the days as the views do on average. */
function blend(views: readonly Rest[]): Rest {
  const sums = views.map(sum);
  const mean = sum(sums) / sums.length;
  if (!(mean > 0)) return views[0]?.map(() => 0) ?? [];
  const logarithms = sums.map((value) => Math.log((value / mean + FLOOR) / (1 + FLOOR)));
  const factor = Math.exp(sum(logarithms) / sums.length) / views.length;
  return (views[0] ?? []).map((_, index) => factor * sum(views.map((view) => view[index] ?? 0)));
}
