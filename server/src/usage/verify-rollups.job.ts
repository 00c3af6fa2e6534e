import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import type { Job } from "../core/job.js";
import { bucketsOfDay, keptDays } from "./kept-days.js";
import { forgetDriftBut, rememberDrift } from "./known-drift.js";
import type { LedgerAudit } from "./ledger-audit.js";

const HOUR_MS = 3_600_000;
/** Nearly everything that is recorded lies in these. */
const NEWEST_DAYS = 2;

export interface VerifyRollupsParts {
  readonly pool: Pool;
  readonly audit: LedgerAudit;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Every hour the newest days and one older one, so that each kept day is compared again every few days. */
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

/** The hour decides which of the older days is due: no state, and none is left out. */
export function daysToVerify(newestFirst: readonly string[], now: Date): readonly string[] {
  const older = newestFirst.slice(NEWEST_DAYS);
  const due = older[Math.floor(now.getTime() / HOUR_MS) % Math.max(older.length, 1)];
  return [...newestFirst.slice(0, NEWEST_DAYS), ...(due === undefined ? [] : [due])];
}
