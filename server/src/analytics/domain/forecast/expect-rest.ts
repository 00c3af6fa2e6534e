import { levelBreak } from "./level-break.js";
import { shareByNow } from "./share-by-now.js";
import type { Standing } from "./standing.js";
import { sum } from "./sums.js";
import { type UsageDay, valueOf, weekdayAfter } from "./usage-day.js";
import { type WeekdayShape, weekdayShape } from "./weekday-shape.js";

const RECENT_HALF_LIFE_DAYS = 7;
/** So many days at the long level steady the pace of a period that has just begun. */
const STEADYING_DAYS = 1;
/** So much of the views' mean is added to each before they are blended: after a week without usage not all is nothing. */
const FLOOR = 0.001;
/** How much the week before last counts beside last week, so that a week of holidays is not all that is known. */
const SECOND_WEEK = 0.25;

/** What is yet to come: first the rest of today, then each day of the period after it. */
export type Rest = readonly number[];

/**
 * What the rest of a period is expected to bring: the geometric mean of four views of it, which are the pace of the
 * running period, the recent level, the long level, and the same weekdays of last week and the one before. The
 * first three go by the usual shape of the week. Before a lasting change of the level only that shape is learned.
 *
 * In the unit of the days, never negative; ten times the usage gives ten times the rest.
 */
export function expectRest(standing: Standing): Rest {
  const { history, today } = standing;
  const week: Habits = { shape: weekdayShape(history), share: shareByNow(history, today.clockShare) };
  const brokeAt = levelBreak(history, week.shape);
  const days = history.slice(brokeAt);
  const long = levelOf(days, week.shape, () => 1);
  const recent = levelOf(days, week.shape, (age) => 2 ** (-age / RECENT_HALF_LIFE_DAYS));
  const own = ownPace(standing, long, { ...week, brokeAt });
  const views = [own, recent, long].map((level) => restAt(level, standing, week));
  return blend([...views, sameWeekdays(standing, brokeAt, restAt(recent, standing, week))]);
}

interface Habits {
  readonly shape: WeekdayShape;
  readonly share: number;
}

/** Usage of an average day; a ratio of sums, so that days without usage need no special care. */
function levelOf(days: readonly UsageDay[], shape: WeekdayShape, weigh: (ageDays: number) => number): number {
  let [used, usual] = [0, 0];
  for (const [index, day] of days.entries()) {
    const weight = weigh(days.length - index);
    used += weight * valueOf(day);
    usual += weight * (shape[day.weekday] ?? 1);
  }
  return usual > 0 ? used / usual : 0;
}

function ownPace(
  { history, ownDays, today }: Standing,
  long: number,
  { shape, share, brokeAt }: Habits & { readonly brokeAt: number },
): number {
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
function restAt(level: number, { today, daysAhead }: Standing, { shape, share }: Habits): Rest {
  const usualToday = shape[today.weekday] ?? 1;
  const seen = usualToday * share;
  const levelToday = today.trusted ? (level + today.before) / (1 + seen) : level;
  const ahead = Array.from({ length: daysAhead }, (_, index) => {
    return level * (shape[weekdayAfter(today.weekday, index + 1)] ?? 1);
  });
  return [levelToday * usualToday * (1 - share), ...ahead];
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
