import { expectRest, type Rest } from "./expect-rest.js";
import type { Standing } from "./standing.js";
import { type UsageDay, valueOf } from "./usage-day.js";

/** The first back-test stands on so many days. */
const MIN_LEARNED_DAYS = 7;

/** What was expected of the rest of a period on a past day, and what came. */
export interface PastRest {
  /** Index of the day on which it was asked. */
  readonly origin: number;
  readonly expected: Rest;
  readonly actual: Rest;
}

/** How the running period stands, so that past days are asked the same. */
export type Question = Pick<Standing, "daysAhead" | "ownDays"> & { readonly clockShare: number };

/**
 * The same question asked on each past day at the same time of day, of what was known then.
 *
 * @param question of the day with that index; null leaves the day out
 */
export function pastRests(
  days: readonly UsageDay[],
  question: (index: number) => Question | null,
): readonly PastRest[] {
  const rests: PastRest[] = [];
  for (let index = MIN_LEARNED_DAYS; index < days.length; index++) {
    const [today, asked] = [days[index], question(index)];
    if (today === undefined || asked === null || index + asked.daysAhead >= days.length) continue;
    const { ownDays, daysAhead, clockShare } = asked;
    rests.push({
      origin: index,
      expected: expectRest({
        history: days.slice(0, index),
        ownDays: Math.min(ownDays, index),
        today: { weekday: today.weekday, before: today.before, clockShare, trusted: true },
        daysAhead,
      }),
      actual: [today.after, ...days.slice(index + 1, index + 1 + daysAhead).map(valueOf)],
    });
  }
  return rests;
}

/** Days that a horizon may look ahead when so many are learned from: half of what can be tested. */
export function testableDaysAhead(learnedDays: number): number {
  return Math.max(0, Math.floor((learnedDays - MIN_LEARNED_DAYS) / 2));
}
