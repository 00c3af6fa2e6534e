import type pg from "pg";

export interface FloodRows {
  /** Rows of requests that were acknowledged. */
  readonly acknowledged: number;
  /** Rows of requests whose answer never arrived. */
  readonly others: number;
}

/** What the database holds of a flood, whose requests are told apart by the `requestId` of their events. */
export async function countRecorded(pool: pg.Pool, acknowledged: readonly string[]): Promise<FloodRows> {
  const { rows } = await pool.query<{ acknowledged: string; others: string }>(
    `select count(*) filter (where request_id = any ($1::text[])) as acknowledged,
            count(*) filter (where request_id <> all ($1::text[])) as others
     from token_usage where request_id like 'flood-%'`,
    [acknowledged],
  );
  return { acknowledged: Number(rows[0]?.acknowledged), others: Number(rows[0]?.others) };
}
