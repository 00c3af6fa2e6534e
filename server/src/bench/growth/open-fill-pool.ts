import type pg from "pg";
import { openPool } from "../open-pool.js";

/** As many as the fewest processors we fill with; the database's own workers help with indexes. */
export const WRITERS = 2;

/** What they write can be made again, so they wait for no disk; they run alone, so they may have memory. */
const SETTINGS = "-c synchronous_commit=off -c maintenance_work_mem=1GB -c work_mem=256MB -c timezone=UTC";

/** Connections that fill. */
export function openFillPool(databaseUrl: string): pg.Pool {
  return openPool(databaseUrl, WRITERS, SETTINGS);
}
