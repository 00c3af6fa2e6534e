import type pg from "pg";

/** Days that have events. */
export interface LedgerDays {
  /** Such as "2026-11-23", ascending. */
  readonly days: readonly string[];
  /** In which they begin: the reporting timezone. */
  readonly timezone: string;
}

const DAYS = `
  select to_char(day, 'YYYY-MM-DD') as day, zone
  from (select min(created_at) as first, max(created_at) as last from token_usage) as extent,
       (select value #>> '{}' as zone from settings where key = 'reportingTimezone') as reporting,
       generate_series(date_trunc('day', first at time zone zone), last at time zone zone, '1 day') as day
  order by day`;

export async function ledgerDays(pool: pg.Pool): Promise<LedgerDays> {
  const { rows } = await pool.query<{ day: string; zone: string }>(DAYS);
  return { days: rows.map(({ day }) => day), timezone: rows[0]?.zone ?? "UTC" };
}
