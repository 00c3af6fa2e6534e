import { ADVISORY_LOCKS } from "../core/advisory-locks.js";

/** Begins a transaction that adds alerts: whoever changes thresholds waits for it, or it for them, and it sees them as they are. */
export const BEGIN_DECIDING = `begin; select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.findCrossings})`;
