import type { Socket } from "node:net";
import pg from "pg";
import type { Logger } from "pino";
import { connectionSettings } from "../core/connection-settings.js";

/** Two for short statements at once, and one that holds the lock of a demo fill. */
const CONNECTIONS = 3;
const STATEMENT_WITHIN_MS = 3_000;
const LOCK_WITHIN_MS = 2_000;
const IDLE_IN_TRANSACTION_MS = 5_000;

/** Connections for what must go on while many questions are asked: leases of jobs, changes, metrics. */
export function openHousekeepingPool(databaseUrl: string, stream: () => Socket, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...connectionSettings({
      databaseUrl,
      purpose: "housekeeping",
      statementTimeoutMs: STATEMENT_WITHIN_MS,
      lockTimeoutMs: LOCK_WITHIN_MS,
      idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
      stream,
    }),
    max: CONNECTIONS,
  });
  // One that breaks is replaced when it is needed; who uses it is told by the statement that fails.
  const lost = (error: Error) => logger.debug({ err: error }, "housekeeping lost a connection");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
