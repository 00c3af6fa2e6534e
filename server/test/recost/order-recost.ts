import type pg from "pg";

interface Order {
  readonly from?: string;
  readonly to?: string;
  readonly models?: readonly string[];
  readonly unpricedOnly?: boolean;
}

/** A re-cost as the resolver orders it, of whatever was recorded until now. */
export async function orderRecost(pool: pg.Pool, order: Order = {}): Promise<number> {
  const { from = "2026-01-01T00:00:00Z", to = "2027-01-01T00:00:00Z", models = [], unpricedOnly = false } = order;
  const { rows } = await pool.query<{ id: number }>(
    `insert into recosts (state, reason, range_from, range_to, timezone, project_ids, providers, models, unpriced_only,
       prices_as_of, settled_at, cursor_at)
     values ('queued', 'a test', $1, $2, 'UTC', '{}', '{}', $3, $4, now(), now() + interval '1 millisecond', $1) returning id`,
    [from, to, models, unpricedOnly],
  );
  return rows[0]?.id ?? 0;
}
