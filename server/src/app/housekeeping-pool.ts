import type { Socket } from "node:net";
import type pg from "pg";
import type { Logger } from "pino";
import { openPool } from "../core/open-pool.js";

/** Connections for what must go on while many questions are asked: leases of jobs, changes, metrics. */
export function openHousekeepingPool(databaseUrl: string, stream: () => Socket, logger: Logger): pg.Pool {
  return openPool({
    databaseUrl,
    purpose: "housekeeping",
    connections: 3, // two for short statements at once, and one that holds the lock of a demo fill
    statementTimeoutMs: 3_000,
    lockTimeoutMs: 2_000,
    idleInTransactionMs: 5_000,
    stream,
    logger,
  });
}
