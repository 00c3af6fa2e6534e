import type pg from "pg";

/** Tokens of a day that no app user of the load comes near, and each that probes passes at once. */
export const LIMIT_TOKENS = 100_000_000;

/** One limit on the day of each app user, which is on or off. */
export interface EachWatched {
  on(): Promise<void>;
  off(): Promise<void>;
}

/** Adds it, on. */
export async function watchEach(pool: pg.Pool): Promise<EachWatched> {
  await pool.query(
    `insert into usage_thresholds (kind, scope, meter, period, limit_amount, levels)
     values ('LIMIT', 'EACH_USER', 'TOKENS', 'DAY', $1, '{50,80,100}')`,
    [LIMIT_TOKENS],
  );
  const turn = async (on: boolean) => {
    await pool.query("update usage_thresholds set alert_enabled = $1", [on]);
  };
  return { on: () => turn(true), off: () => turn(false) };
}
