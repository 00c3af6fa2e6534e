import { ADVISORY_LOCKS } from "../core/advisory-locks.js";

/** Whoever changes the timezone of the counters waits for those who count in it, and they for the new one. */
export const BEGIN_COUNTING = `begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.countPeriods})`;
