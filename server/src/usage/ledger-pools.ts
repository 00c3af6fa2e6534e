import type { Socket } from "node:net";
import pg from "pg";
import type { Logger } from "pino";
import { connectionSettings } from "../core/connection-settings.js";

export interface LedgerPoolParts {
  readonly databaseUrl: string;
  readonly logger: Logger;
  /** From `DatabaseSockets.maker`; absent: nobody cuts a silent connection. */
  readonly stream?: (() => Socket) | undefined;
}

/**
 * Connections of recording alone: one per writer of the group commit, and one to look up what
 * repetitions collide with. Questions cannot take them away. They send what needs no answer first without
 * waiting, which no other user of the database has to cope with.
 */
export function openRecordingPool(parts: LedgerPoolParts, writers: number): pg.Pool {
  return openPool(parts, { purpose: "recording", connections: writers + 1, statementMs: 5_000, lockMs: 4_000 });
}

/** Connections of corrections, which somebody waits for: upkeep may hold all of its own for minutes. */
export function openCorrectionPool(parts: LedgerPoolParts): pg.Pool {
  return openPool(parts, { purpose: "corrections", connections: 2, statementMs: 5_000, lockMs: 4_000 });
}

/** Connections of the ledger's own upkeep, whose statements sum over many rows and which nobody waits for. */
export function openUpkeepPool(parts: LedgerPoolParts): pg.Pool {
  return openPool(parts, { purpose: "upkeep", connections: 4, statementMs: 120_000, lockMs: 10_000 });
}

interface PoolChoices {
  readonly purpose: string;
  readonly connections: number;
  readonly statementMs: number;
  readonly lockMs: number;
}

function openPool({ databaseUrl, logger, stream }: LedgerPoolParts, choices: PoolChoices): pg.Pool {
  const pool = new pg.Pool({
    ...connectionSettings({
      databaseUrl,
      purpose: choices.purpose,
      statementTimeoutMs: choices.statementMs,
      lockTimeoutMs: choices.lockMs,
      idleInTransactionMs: choices.statementMs,
      stream,
    }),
    max: choices.connections,
    pipeline: true,
  });
  // A connection that breaks is replaced when one is needed; who uses it is told by the statement that fails.
  // Without a listener of its own, one that breaks in use would end the process.
  const lost = (error: Error) => logger.debug({ err: error }, `${choices.purpose} lost a connection`);
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
