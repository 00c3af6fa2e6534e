import type { Question } from "./question.js";
import { usageSource } from "./usage-source.js";
import { readSums, sumsOfUsage, type UsageSums } from "./usage-sums.js";

/** Sums of everything that the filter selects. */
export async function selectSums({ db, filter }: Pick<Question, "db" | "filter">): Promise<UsageSums> {
  const row = await db
    .selectFrom(usageSource(db, filter, false).as("u"))
    .select(sumsOfUsage())
    .executeTakeFirstOrThrow();
  return readSums(row);
}
