import { ADVISORY_LOCKS } from "../../core/advisory-locks.js";

/**
 * Whoever changes the timezone of the counters waits for those who count in it, and they for the new one. Who else
 * merges is waited for before anything is locked or read: the next statement sees what was merged, and nobody
 * waits in a ring.
 */
export const BEGIN_MERGING = `begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.countPeriods});
  select pg_advisory_xact_lock(${ADVISORY_LOCKS.mergeDeltas})`;
