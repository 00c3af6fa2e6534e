import type { Socket } from "node:net";
import type pg from "pg";
import type { Logger } from "pino";
import { openPool } from "../core/open-pool.js";

/** A run holds one connection for its lock and one for COPY; a month takes as long as it is large. */
export function openRetentionPool(databaseUrl: string, stream: () => Socket, logger: Logger): pg.Pool {
  return openPool({
    databaseUrl,
    purpose: "retention",
    connections: 4,
    statementTimeoutMs: 0,
    lockTimeoutMs: 10_000,
    idleInTransactionMs: 0,
    idleTimeoutMs: 60_000,
    stream,
    logger,
  });
}
