import type { Pool } from "pg";
import { recordAuditOn, type Actor } from "../access/audit.js";

/** Written down before the first day is repaired: each part of a repair is a transaction of its own. */
export function recordRepair(pool: Pool, actor: Actor, of: object): Promise<void> {
  return recordAuditOn(pool, actor, { action: "ledger.repair", target: { kind: "ledger", id: null }, after: of });
}
