/** The PostgreSQL notification channel that carries news of recorded usage between replicas. */
export const USAGE_CHANNEL = "usage_recorded";

/** News is collected this long, so that a busy ledger costs its watchers four messages a second. */
export const COALESCE_MS = 250;
