import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { refuseArchivedMinutes } from "./domain/archived-minutes.js";
import { compareRange } from "./domain/compare-range.js";
import type { Compare } from "./domain/question-words.js";
import type { Question } from "./question.js";

/**
 * The period that a question is compared with, all of which sums have; null for OFF.
 *
 * @throws AppError BAD_INPUT naming `compare` when requests of its first or last quarter of an hour are archived
 */
export function comparedRange({ filter, now, archived }: Question, compare: Compare): ResolvedRange | null {
  const range = compareRange(filter.range, compare, now);
  if (range !== null) refuseArchivedMinutes(range, archived, "compare");
  return range;
}
