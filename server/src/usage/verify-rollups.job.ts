import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import type { Job } from "../core/job.js";
import { bucketsOfDay, keptDays } from "./kept-days.js";
import { forgetDriftBut, rememberDrift } from "./known-drift.js";
import type { LedgerAudit } from "./ledger-audit.js";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nearly everything that is recorded lies in these. */
const NEWEST_DAYS = 2;
/** An older day is compared again after so many, however many are kept. */
const ROUND_HOURS = 72;

export interface VerifyRollupsParts {
  readonly pool: Pool;
  readonly audit: LedgerAudit;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Every hour the newest days and a seventy-second of the older ones: each kept day is compared every three days. */
export function verifyRollups({ pool, audit, clock, logger }: VerifyRollupsParts): Job {
  return {
    name: "verify-rollups",
    everyMs: HOUR_MS,
    run: async (signal) => {
      const kept = await keptDays(pool);
      for (const day of await forgetDriftBut(pool, kept)) {
        logger.warn({ day }, "rollups of this day differed when its raw rows were taken away; they stay as they are");
      }
      for (const day of daysToVerify(kept, clock())) {
        if (signal.aborted) return;
        const count = await audit.count(bucketsOfDay(day));
        await rememberDrift(pool, day, count);
        if (count.rollupRows + count.counterRows > 0) {
          logger.error({ day, ...count }, "rollups differ from raw rows; npm run verify -- --repair puts them right");
        }
      }
    },
  };
}

/**
 * The newest two of the kept days, and the older ones whose turn it is: with `n` of them in a row, at most
 * `n / 72`, rounded up. A day's turn follows from its date and the hour alone, so that none is left out when
 * the next day begins or a month is no longer kept. An hour without a run postpones its days by one round.
 *
 * @param newestFirst UTC days, `2026-11-26`
 */
export function daysToVerify(newestFirst: readonly string[], now: Date): readonly string[] {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const isDue = (day: string) => (Date.parse(day) / DAY_MS - hour) % ROUND_HOURS === 0;
  return [...newestFirst.slice(0, NEWEST_DAYS), ...newestFirst.slice(NEWEST_DAYS).filter(isDue)];
}
