import { keptParts } from "./answers/kept-parts.js";
import { countActiveUsers } from "./active-users/count-active-users.js";
import { comparedRange } from "./compared-range.js";
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
  const previous = await previousTotals(question, compare, countsUsers);
  return { ...toTotals(question, await totalsOf(question, countsUsers)), previous };
}

/** Sums over the period compared with, of which next to nothing changes while the range itself runs. */
export async function previousTotals(
  question: Question,
  compare: Compare,
  countsUsers: boolean,
): Promise<UsageTotalsAnswer | null> {
  const range = comparedRange(question, compare);
  if (range === null) return null;
  const before = { ...question, filter: { ...question.filter, range } };
  const [sums] = await keptParts(before, {
    name: "totals",
    request: { countsUsers },
    spans: [range],
    read: async () => [await totalsOf(before, countsUsers)],
  });
  if (sums === undefined) throw new Error("A span has a total.");
  return toTotals(before, sums);
}

/** A range alone. */
type Totals = UsageSums & Pick<UsageTotalsAnswer, "activeUsers">;

async function totalsOf(question: Question, countsUsers: boolean): Promise<Totals> {
  return { ...(await selectSums(question)), activeUsers: await toldUsers(question, countsUsers) };
}

export async function toldUsers(question: Question, countsUsers: boolean): Promise<number | null> {
  return countsUsers ? tellGroupSize(await countActiveUsers(question), question.minimumGroup) : null;
}

export function toTotals({ filter, snapshotAt }: Question, totals: Totals): UsageTotalsAnswer {
  return { ...totals, currency: "USD", range: filter.range, settledUntil: snapshotAt, previous: null };
}
