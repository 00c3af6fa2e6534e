import type pg from "pg";
import { fillRollups } from "./fill-rollups.js";
import {
  COUNT_EVENTS,
  ENSURE_PARTITION,
  EVENT_TABLES,
  FILL_EVENTS,
  OWNER,
  ROLLUP_TABLES,
  SPAN_TABLES,
} from "./ledger-tables.js";
import { openFillPool, WRITERS } from "./open-fill-pool.js";
import { sideBySide } from "./side-by-side.js";
import { withoutIndexes } from "./without-indexes.js";

const DAY_MS = 86_400_000;
const DAYS = 90;
/** The fill ends before what is recorded through the door begins. */
const ENDS_BEFORE_MS = 7_200_000;
const ROWS_PER_STATEMENT = 100_000;

export interface FillChoice {
  /** Rows of `token_usage` in the end. */
  readonly rows: number;
  /** App users that exist already, with ids in a row. */
  readonly users: number;
}

/**
 * Adds events of the past 90 days until so many are recorded, and makes their rollups anew. Nothing
 * else may be recorded meanwhile. Answers how many seconds it took.
 */
export async function fillLedger(databaseUrl: string, choice: FillChoice): Promise<number> {
  const startedAt = performance.now();
  const done = (what: string) =>
    process.stdout.write(
      `fill to ${choice.rows}: ${what} after ${Math.round((performance.now() - startedAt) / 1_000)} s\n`,
    );
  const pool = openFillPool(databaseUrl);
  try {
    const { rows } = await pool.query<{ count: string }>(COUNT_EVENTS);
    const missing = choice.rows - Number(rows[0]?.count);
    const startAt = new Date(Date.now() - DAYS * DAY_MS - ENDS_BEFORE_MS);
    if (missing > 0) {
      await makePartitions(pool, startAt);
      await withoutIndexes(pool, EVENT_TABLES, async () => {
        await fillEvents(pool, { missing, startAt, users: choice.users });
        done("events");
      });
      done("their indexes");
      await fillRollups(pool, startAt);
      done("rollups");
    }
    await settle(pool);
    done("vacuum");
  } finally {
    await pool.end();
  }
  return (performance.now() - startedAt) / 1_000;
}

async function makePartitions(pool: pg.Pool, startAt: Date): Promise<void> {
  for (let day = 0; day <= DAYS; day += 1) {
    await pool.query(ENSURE_PARTITION, [new Date(startAt.getTime() + day * DAY_MS)]);
  }
}

interface EventFill {
  readonly missing: number;
  readonly startAt: Date;
  readonly users: number;
}

async function fillEvents(pool: pg.Pool, { missing, startAt, users }: EventFill): Promise<void> {
  const { rows } = await pool.query<{
    project_id: number;
    first_user_id: string;
    api_key_id: number;
    price_id: number;
  }>(OWNER);
  const [owner] = rows;
  if (owner === undefined) throw new Error("Record something through the door before filling.");
  const { project_id: project, first_user_id: firstUser, api_key_id: apiKey, price_id: price } = owner;
  const starts = Array.from({ length: Math.ceil(missing / ROWS_PER_STATEMENT) }, (_, at) => at * ROWS_PER_STATEMENT);
  await sideBySide(starts, WRITERS, (start) => {
    const last = Math.min(start + ROWS_PER_STATEMENT, missing);
    return pool.query(FILL_EVENTS, [start + 1, last, missing, startAt, project, firstUser, users, apiKey, price]);
  });
}

/** As a table is that grew slowly: known to the planner, visible to everybody, on disk. Else that work falls into the measurement. */
async function settle(pool: pg.Pool): Promise<void> {
  await sideBySide([...EVENT_TABLES, ...ROLLUP_TABLES, ...SPAN_TABLES], WRITERS, (table) =>
    pool.query(`vacuum (analyze) ${table}`),
  );
  await pool.query("checkpoint");
}
