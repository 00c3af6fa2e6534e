import { createHash } from "node:crypto";
import type pg from "pg";

/**
 * Asks what is asked many times: each connection reads and plans a text once. Over a ledger of a dozen events that
 * takes far longer than the answer.
 */
export function askAgain<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  return pool.query<Row>({ name: `again-${createHash("sha1").update(text).digest("hex")}`, text, values });
}
