import type { Pool, QueryResultRow } from "pg";
import type { DatabaseHealth } from "../../core/database-health.js";
import { withinTime } from "../../core/within-time.js";

const WITHIN_MS = 1_000;

export interface ScrapeParts {
  readonly pool: Pool;
  readonly database: Pick<DatabaseHealth, "isAway">;
}

/** What a scrape may ask: a second at most, and nothing of a database that is away. Null when there is no answer. */
export async function boundedQuery<Row extends QueryResultRow>(
  { pool, database }: ScrapeParts,
  sql: string,
): Promise<readonly Row[] | null> {
  if (database.isAway) return null;
  try {
    return (await withinTime(pool.query<Row>(sql), WITHIN_MS)).rows;
  } catch {
    return null; // the scrape goes on without; tokenledger_database_up tells
  }
}
