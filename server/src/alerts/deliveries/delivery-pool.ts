import type pg from "pg";
import { openPool } from "../../core/open-pool.js";
import type { LedgerPoolParts } from "../../usage/ledger-pools.js";

/** Connections of who tells and sends: somebody waits to be told, and upkeep may hold all of its own for minutes. */
export function openDeliveryPool(parts: LedgerPoolParts): pg.Pool {
  return openPool({
    ...parts,
    purpose: "deliveries",
    connections: 2,
    statementTimeoutMs: 30_000,
    lockTimeoutMs: 10_000,
    idleInTransactionMs: 30_000,
    pipeline: true,
  });
}
