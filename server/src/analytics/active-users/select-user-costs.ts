import { sql } from "kysely";
import type { UsageDimension } from "../domain/question-words.js";
import type { Question } from "../question.js";
import { groupKey } from "../usage-group.js";
import { usageSource } from "../usage-source.js";

/** What the app users that a filter selects cost together, in pico-USD, of each group and of everything (null). */
export async function selectUserCosts(
  question: Question,
  groupBy: UsageDimension,
): Promise<ReadonlyMap<string | null, string>> {
  const rows = await question.db
    .selectFrom(usageSource(question.db, question.filter, true).as("u"))
    .select([groupKey(question, groupBy).as("key"), sql<string>`sum(u.cost)::text`.as("cost")])
    .where(sql<boolean>`u.user_id <> 0`)
    .groupBy(sql`1`)
    .execute();
  const whole = rows.reduce((sum, { cost }) => sum + BigInt(cost), 0n);
  return new Map([...rows.map(({ key, cost }) => [key, cost] as const), [null, String(whole)] as const]);
}
