import { countActiveUsers } from "./active-users/select-active-users.js";
import { compareRange } from "./domain/compare-range.js";
import type { Compare } from "./domain/question-words.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { tellGroupSize } from "./domain/tell-group-size.js";
import type { Question } from "./question.js";
import { selectSums } from "./select-sums.js";
import type { UsageSums } from "./usage-sums.js";

export interface UsageTotalsAnswer extends UsageSums {
  readonly currency: string;
  /** Null when so few that the viewer is not told, and when nobody asked for it. */
  readonly activeUsers: number | null;
  readonly range: ResolvedRange;
  readonly settledUntil: Date;
  readonly previous: UsageTotalsAnswer | null;
}

export interface TotalsRequest {
  readonly compare: Compare;
  /** Whether anybody asks for the number of active app users, which takes longer than all sums. */
  readonly countsUsers: boolean;
}

/** Sums over the range, and over the period it is compared with. */
export async function usageTotals(
  question: Question,
  compare: Compare,
  countsUsers = true,
): Promise<UsageTotalsAnswer> {
  const { filter, now } = question;
  const range = compareRange(filter.range, compare, now);
  const previous = range === null ? null : await totalsOf({ ...question, filter: { ...filter, range } }, countsUsers);
  return { ...(await totalsOf(question, countsUsers)), previous };
}

/** Sums over the range alone. */
async function totalsOf(question: Question, countsUsers: boolean): Promise<UsageTotalsAnswer> {
  const { filter, snapshotAt } = question;
  return {
    ...(await selectSums(question)),
    currency: "USD",
    activeUsers: countsUsers ? tellGroupSize(await countActiveUsers(question), question.minimumGroup) : null,
    range: filter.range,
    settledUntil: snapshotAt,
    previous: null,
  };
}
