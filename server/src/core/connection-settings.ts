import type { Socket } from "node:net";
import type { PoolConfig } from "pg";

/** Also how long somebody waits for a connection that others use: with what follows, a request is held for five seconds. */
const CONNECT_WITHIN_MS = 4_000;
/** An idle connection that a firewall forgot is noticed by the kernel before somebody needs it. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** The server gives up first and says why; who hears nothing until then too has a dead connection. */
const SERVER_ANSWERS_WITHIN_MS = 5_000;

export interface ConnectionChoices {
  readonly databaseUrl: string;
  /** Shown in `pg_stat_activity`, after the product's name. */
  readonly purpose: string;
  /** 0: none, for what nobody waits for. */
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  /** A process that stopped in the middle of a transaction keeps its locks for so long. */
  readonly idleInTransactionMs: number;
  /** From `DatabaseSockets.maker`; absent: nobody cuts this connection. */
  readonly stream?: (() => Socket) | undefined;
}

/** What every connection of the product has: no wait without an end, on the server or here. */
export function connectionSettings(choices: ConnectionChoices) {
  const { databaseUrl, purpose, statementTimeoutMs, lockTimeoutMs, idleInTransactionMs, stream } = choices;
  return {
    connectionString: databaseUrl,
    application_name: `tokenledger ${purpose}`,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    options: [
      "-c timezone=UTC",
      `-c statement_timeout=${statementTimeoutMs}`,
      `-c lock_timeout=${lockTimeoutMs}`,
      `-c idle_in_transaction_session_timeout=${idleInTransactionMs}`,
    ].join(" "),
    ...(statementTimeoutMs > 0 && { query_timeout: statementTimeoutMs + SERVER_ANSWERS_WITHIN_MS }),
    ...(stream !== undefined && { stream }),
  } satisfies PoolConfig;
}
