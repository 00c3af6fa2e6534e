import type pg from "pg";
import { openPool } from "../../core/open-pool.js";
import type { LedgerPoolParts } from "../../usage/ledger-pools.js";

/** How many decisions one process has under way: each waits for one round trip, or for another of the same app user. */
export const GATE_CONNECTIONS = 4;

/** Connections of the gate alone: somebody waits for each answer before a call, and recording must not wait for it. */
export function openGatePool(parts: LedgerPoolParts): pg.Pool {
  return openPool({
    ...parts,
    purpose: "gate",
    connections: GATE_CONNECTIONS,
    statementTimeoutMs: 5_000,
    lockTimeoutMs: 4_000,
    idleInTransactionMs: 5_000,
    pipeline: true,
  });
}
