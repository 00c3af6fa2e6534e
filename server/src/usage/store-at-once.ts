import { DatabaseError, type ClientBase, type Pool } from "pg";
import { inTransaction } from "../core/in-transaction.js";
import { copyText } from "./copy-text.js";
import { rollUpByUser, type RolledUpUsage, type RollupRow } from "./domain/roll-up.js";
import { COPY_IDENTITIES, identityLines } from "./identity-lines.js";
import { settleReservations } from "./settle-reservations.js";
import { prepareSums } from "./prepare-sums.js";
import { COPY_USAGE, usageLines } from "./usage-lines.js";

/**
 * Stores events on the assumption that nobody recorded any of them.
 * The whole transaction, its commit included, leaves in one write: nothing is waited for in between, and ids go in by COPY,
 * at half of what it costs to ask about each. When the assumption is wrong it fails as a whole; see `isDisproved`.
 *
 * @param events each identity once, in one order everywhere
 * @returns the sums over everybody
 */
export async function storeAtOnce(pool: Pool, events: readonly RolledUpUsage[]): Promise<readonly RollupRow[]> {
  // Made ready before any of it leaves: what failed in between would not keep the commit from leaving too.
  const [identities, lines] = [identityLines(events), usageLines(events)];
  const sums = prepareSums(rollUpByUser(events));
  const send = (client: ClientBase, commit: () => Promise<unknown>) =>
    firstFailure([
      copyText(client, COPY_IDENTITIES, identities),
      copyText(client, COPY_USAGE, lines),
      settleReservations(client, events),
      sums.send(client),
      commit(),
    ]);
  await inTransaction(pool, send);
  return sums.everybody;
}

/** Of all answers, in the order in which they were sent: whatever follows a failure fails because of it, and may tell so sooner. */
async function firstFailure(answers: readonly Promise<unknown>[]): Promise<void> {
  for (const answer of await Promise.allSettled(answers)) if (answer.status === "rejected") throw answer.reason;
}

const UNIQUE_VIOLATION = "23505";

/** Whether `storeAtOnce` failed because an id is taken: nothing is recorded then, and everything may be. */
export function isDisproved(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === UNIQUE_VIOLATION;
}
