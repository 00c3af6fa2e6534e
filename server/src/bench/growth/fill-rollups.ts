import type pg from "pg";
import { buildDurations } from "../../usage/durations/build-durations.js";
import { buildSpans } from "../../usage/spans/build-spans.js";
import {
  COUNT_KEYS,
  FILL_ACTIVE_USERS,
  FILL_COUNTERS,
  FILL_DAYS,
  FILL_DIMENSIONS,
  FILL_ROLLUP,
  FILL_USER_ROLLUP,
  ROLLUP_TABLES,
  SPAN_TABLES,
} from "./ledger-tables.js";
import { WRITERS } from "./open-fill-pool.js";
import { sideBySide } from "./side-by-side.js";
import { withoutIndexes } from "./without-indexes.js";

const DAY_MS = 86_400_000;

/** Makes all rollups anew from the events, day by day, so that sums stay in memory while they are made. */
export async function fillRollups(pool: pg.Pool, startAt: Date): Promise<void> {
  await pool.query(COUNT_KEYS);
  await pool.query(FILL_DIMENSIONS);
  await pool.query(`truncate ${[...ROLLUP_TABLES, ...SPAN_TABLES].join(", ")}`);
  await withoutIndexes(pool, ROLLUP_TABLES, async () => {
    await sideBySide(daysFrom(startAt), WRITERS, (day) =>
      pool.query(FILL_USER_ROLLUP, [day, new Date(day.getTime() + DAY_MS)]),
    );
    await sideBySide([FILL_ROLLUP, FILL_COUNTERS, FILL_ACTIVE_USERS], WRITERS, (statement) => pool.query(statement));
    await pool.query(FILL_DAYS);
  });
  await buildSpans(pool, new Date());
  await buildDurations(pool, new Date());
}

/** Whole UTC days from the one that contains the instant up to today's. */
function daysFrom(startAt: Date): readonly Date[] {
  const first = Math.floor(startAt.getTime() / DAY_MS);
  const last = Math.floor(Date.now() / DAY_MS);
  return Array.from({ length: last - first + 1 }, (_, at) => new Date((first + at) * DAY_MS));
}
