import { type Kysely, sql } from "kysely";
import { DatabaseError } from "pg";
import type { UsageTables } from "../tables.js";

/** A type of the database that a sum fits into. */
export type WholeNumber = "bigint" | "numeric";

const OUT_OF_RANGE = "22003";
/** Some hundred thousand narrow rows are sorted: seven spans of 50,000 app users are 25 MiB, and more would go to the disk. */
const MEMORY = "64MB";

/**
 * Asks with sums as `bigint`, which takes less than half the time of `numeric`, and again as `numeric` where one does not
 * fit: more than nine million dollars of one app user.
 *
 * @param db of a transaction
 */
export async function inWholeNumbers<Answer>(
  db: Kysely<UsageTables>,
  question: (number: WholeNumber) => Promise<Answer>,
): Promise<Answer> {
  await sql`select set_config('work_mem', ${MEMORY}, true)`.execute(db);
  await sql`savepoint whole_numbers`.execute(db);
  try {
    return await question("bigint");
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== OUT_OF_RANGE) throw error;
    await sql`rollback to savepoint whole_numbers`.execute(db);
    return question("numeric");
  }
}
