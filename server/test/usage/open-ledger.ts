import pg from "pg";
import { LedgerAudit } from "../../src/usage/ledger-audit.js";
import { createTestDatabase } from "../database.js";
import { ledgerWriters } from "./ledger-writers.js";

/** A ledger with nothing in it, what writes to it, and what compares its sums. */
export async function openLedger({ connections }: { connections: number }) {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: connections, pipeline: true });
  return {
    pool,
    ...ledgerWriters(pool),
    audit: new LedgerAudit(pool),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}
