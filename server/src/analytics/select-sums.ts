import type { Question } from "./question.js";
import { usageByDays } from "./usage-by-days.js";
import { readSums, sumsOfUsage, type UsageSums } from "./usage-sums.js";

/** Sums of everything that the filter selects. */
export async function selectSums(question: Question): Promise<UsageSums> {
  const source = await usageByDays(question);
  const row = await question.db.selectFrom(source.as("u")).select(sumsOfUsage()).executeTakeFirstOrThrow();
  return readSums(row);
}
