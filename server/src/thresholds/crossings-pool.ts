import type pg from "pg";
import { openPool } from "../core/open-pool.js";
import type { LedgerPoolParts } from "../usage/ledger-pools.js";

/** The connection of who looks for crossings: somebody waits to be told, and upkeep may hold all of its own for minutes. */
export function openCrossingsPool(parts: LedgerPoolParts): pg.Pool {
  return openPool({
    ...parts,
    purpose: "crossings",
    connections: 1,
    statementTimeoutMs: 120_000,
    lockTimeoutMs: 10_000,
    idleInTransactionMs: 120_000,
    pipeline: true,
  });
}
