import type { Socket } from "node:net";
import type pg from "pg";
import type { Logger } from "pino";
import { openPool } from "../core/open-pool.js";

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
  return openPool({
    ...parts,
    purpose: "recording",
    connections: writers + 1,
    statementTimeoutMs: 5_000,
    lockTimeoutMs: 4_000,
    idleInTransactionMs: 5_000,
    pipeline: true,
  });
}

/** Connections of corrections, which somebody waits for: upkeep may hold all of its own for minutes. */
export function openCorrectionPool(parts: LedgerPoolParts): pg.Pool {
  return openPool({
    ...parts,
    purpose: "corrections",
    connections: 2,
    statementTimeoutMs: 5_000,
    lockTimeoutMs: 4_000,
    idleInTransactionMs: 5_000,
    pipeline: true,
  });
}

/** Connections of the ledger's own upkeep, whose statements sum over many rows and which nobody waits for. */
export function openUpkeepPool(parts: LedgerPoolParts): pg.Pool {
  return openPool({
    ...parts,
    purpose: "upkeep",
    connections: 4,
    statementTimeoutMs: 120_000,
    lockTimeoutMs: 10_000,
    idleInTransactionMs: 120_000,
    pipeline: true,
  });
}
