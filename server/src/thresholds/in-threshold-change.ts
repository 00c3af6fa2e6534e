import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";
import { isLockTimeout } from "../core/is-lock-timeout.js";
import { type Statements, statementsOf } from "../core/statements.js";
import { lockCrossings } from "./lock-crossings.js";

/**
 * Runs a change of thresholds in a transaction of its own. Nobody decides a crossing meanwhile: each is decided by what a
 * threshold was or by what it is, never by a mixture.
 *
 * @throws AppError UNAVAILABLE when usage is being counted anew for longer than somebody should wait
 */
export async function inThresholdChange<Result>(
  em: EntityManager,
  change: (client: Statements) => Promise<Result>,
): Promise<Result> {
  const changing = em.transactional(async (transaction) => {
    const client = statementsOf(transaction);
    await lockCrossings(client);
    return change(client);
  });
  return changing.catch((error: unknown) => {
    if (!isLockTimeout(error)) throw error;
    throw AppError.unavailable("Usage is being counted anew. Try again in a few minutes.");
  });
}
