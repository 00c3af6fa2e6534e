import type { Coverage } from "../analytics/domain/coverage.js";
import type { Question } from "../analytics/question.js";
import { usageSource } from "../analytics/usage-source.js";
import { readSums, sumsOfUsage } from "../analytics/usage-sums.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { type SavingsWindow, savingsWindow } from "./domain/savings-window.js";

export interface SavingsAnswer {
  readonly range: ResolvedRange;
  readonly window: SavingsWindow | null;
  /** Decimal USD of the range. */
  readonly cost: string;
  readonly coverage: Coverage;
  readonly settledUntil: Date;
  readonly checkedAt: Date;
}

export async function findSavings(question: Question): Promise<SavingsAnswer> {
  const { db, filter, now, snapshotAt } = question;
  const row = await db
    .selectFrom(usageSource(db, filter, false).as("u"))
    .select(sumsOfUsage())
    .executeTakeFirstOrThrow();
  const { cost, coverage } = readSums(row);
  const window = savingsWindow(filter.range, now);
  return { range: filter.range, window, cost, coverage, settledUntil: snapshotAt, checkedAt: now };
}
