import type { Pool } from "pg";
import type { DriftCount } from "./ledger-audit.js";

/** A UTC day whose sums were last found to differ. */
export interface DriftingDay extends DriftCount {
  /** `2026-11-26` */
  readonly day: string;
  readonly foundAt: Date;
}

/** Remembers what the last check of a day found, for every replica and for the administrators. */
export async function rememberDrift(pool: Pool, day: string, { rollupRows, counterRows }: DriftCount): Promise<void> {
  if (rollupRows + counterRows === 0) {
    await pool.query("delete from rollup_drifts where day = $1", [day]);
    return;
  }
  await pool.query(
    `insert into rollup_drifts (day, rollup_rows, counter_rows) values ($1, $2, $3)
     on conflict (day) do update set rollup_rows = excluded.rollup_rows, counter_rows = excluded.counter_rows`,
    [day, rollupRows, counterRows],
  );
}

/** Forgets days without raw rows: they can be neither compared nor repaired any more. Answers which. */
export async function forgetDriftBut(pool: Pool, keptDays: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ day: string }>(
    "delete from rollup_drifts where day <> all ($1::date[]) returning day::text as day",
    [keptDays],
  );
  return rows.map(({ day }) => day);
}

const KNOWN_DRIFT = `
  select day::text as day, rollup_rows::int as "rollupRows", counter_rows::int as "counterRows", found_at as "foundAt"
  from rollup_drifts order by day`;

/** Empty when every day that was checked agreed when it was last checked. */
export async function knownDrift(pool: Pick<Pool, "query">): Promise<readonly DriftingDay[]> {
  const { rows } = await pool.query<DriftingDay>(KNOWN_DRIFT);
  return rows;
}
