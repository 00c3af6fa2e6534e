import type { Statements } from "../core/statements.js";
import { ADVISORY_LOCKS } from "../core/advisory-locks.js";

/** Locks until the transaction ends; see `lockCrossings`. */
export const LOCK_CROSSINGS = `select pg_advisory_xact_lock(${ADVISORY_LOCKS.mergeDeltas}), pg_advisory_xact_lock(${ADVISORY_LOCKS.findCrossings})`;

/**
 * Until the transaction ends nobody else decides what is crossed: what they decided is committed, and what they will decide is
 * by the thresholds as they are then. Has to be the first thing that a transaction which changes thresholds does: who
 * decides holds this lock and waits for rows of thresholds.
 */
export async function lockCrossings(client: Statements): Promise<void> {
  await client.query(LOCK_CROSSINGS);
}
