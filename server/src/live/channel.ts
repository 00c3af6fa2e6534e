/** The PostgreSQL notification channel that carries news of recorded usage between replicas. */
export const USAGE_CHANNEL = "usage_recorded";

/**
 * A replica announces at most this often: eight notifications a second however much it records. After
 * silence it announces at once.
 */
export const ANNOUNCE_EVERY_MS = 125;

/**
 * A feed tells at most this often, however many replicas announce. Shorter than the period of one
 * replica, so that behind a single one a feed never waits; the two together stay under 250 ms.
 */
export const TELL_EVERY_MS = 100;

/** Of a connection that carries news: none of its statements waits for anything but the database itself. */
export const STATEMENT_LIMITS = { statementTimeoutMs: 3_000, lockTimeoutMs: 2_000, idleInTransactionMs: 3_000 };
