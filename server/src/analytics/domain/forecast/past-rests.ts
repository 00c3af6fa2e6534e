import { expectRest, type Rest } from "./expect-rest.js";
import { type Habits, habitsOf } from "./habits.js";
import type { Standing } from "./standing.js";
import { type UsageDay, valueOf } from "./usage-day.js";

/** The first back-test stands on so many days. */
const MIN_LEARNED_DAYS = 7;

/** Days that are past, and what was known on each of them. */
export interface KnownPast<Day extends UsageDay = UsageDay> {
  readonly days: readonly Day[];
  /** Of the time of day at which they are split: the part of a day that has passed by the clock, 0 to 1. */
  readonly clockShare: number;
  /** At each day's index, what the days before it teach; of the first few days nothing. */
  readonly habits: readonly (Habits | null)[];
}

/** What was expected of the rest of a period on a past day, and what came. */
export interface PastRest {
  /** Index of the day on which it was asked. */
  readonly origin: number;
  readonly expected: Rest;
  readonly actual: Rest;
}

/** How the running period stands, so that past days are asked the same. */
export type Question = Pick<Standing, "daysAhead" | "ownDays">;

/** Learned once for every question that is asked of the same days. */
export function knownPast<Day extends UsageDay>(days: readonly Day[], clockShare: number): KnownPast<Day> {
  const habits = days.map((_, index) => (index < MIN_LEARNED_DAYS ? null : habitsOf(days.slice(0, index), clockShare)));
  return { days, clockShare, habits };
}

/**
 * The same question asked on each past day at the same time of day, of what was known then.
 *
 * @param question of the day with that index; null leaves the day out
 */
export function pastRests(
  { days, clockShare, habits }: KnownPast,
  question: (index: number) => Question | null,
): readonly PastRest[] {
  return days.flatMap((today, index) => {
    const [known, asked] = [habits[index] ?? null, question(index)];
    if (known === null || asked === null || index + asked.daysAhead >= days.length) return [];
    const { ownDays, daysAhead } = asked;
    const standing = {
      history: days.slice(0, index),
      ownDays: Math.min(ownDays, index),
      today: { weekday: today.weekday, before: today.before, clockShare, trusted: true },
      daysAhead,
    };
    return {
      origin: index,
      expected: expectRest(standing, known),
      actual: [today.after, ...days.slice(index + 1, index + 1 + daysAhead).map(valueOf)],
    };
  });
}

/** Days that a horizon may look ahead when so many are learned from: half of what can be tested. */
export function testableDaysAhead(learnedDays: number): number {
  return Math.max(0, Math.floor((learnedDays - MIN_LEARNED_DAYS) / 2));
}
