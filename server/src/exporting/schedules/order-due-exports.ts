import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../../core/clock.js";
import type { LocalWindow } from "../../core/domain/local-window.js";
import { eachInTurn } from "../../core/each-in-turn.js";
import { inTransaction } from "../../core/in-transaction.js";
import { reportCalendar } from "../../reports/report-calendar.js";
import { NO_ROWS, writeTotals } from "../domain/export-totals.js";
import { instantsOf, nextPeriod } from "../domain/schedule-calendar.js";
import { type ScheduleRow, SCHEDULES_SQL } from "./schedule-row.js";

export interface SchedulingParts {
  readonly orm: MikroORM;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who was first has moved it on: nobody else's file is ordered. */
const MOVE_ON = `
  update export_schedules set exported_until = $3
  where id = $1 and exported_until = $2::date and enabled and deleted_at is null`;

const ORDER = `
  insert into exports (state, member_id, schedule_id, format, columns, bom, footer, range_from, range_to, timezone, conditions, as_of, totals)
  select 'waiting', member_id, id, format, columns, bom, footer, $2, $3, $4, conditions, now(), $5 from export_schedules where id = $1`;

/**
 * Orders a file of each period that is over and settled, each once: a schedule moves on in the transaction that orders.
 * Another job writes it.
 *
 * @param isEnding whether to leave what is left to the next run
 * @throws AggregateError when one could not be ordered; the others are all the same
 */
export async function orderDueExports(parts: SchedulingParts, isEnding = () => false): Promise<number> {
  const { orm, pool, clock, logger } = parts;
  const calendar = await reportCalendar(orm.em.fork(), clock());
  const { rows } = await pool.query<ScheduleRow>(`${SCHEDULES_SQL} and s.enabled order by s.id`);
  return eachInTurn(rows, { what: "export schedule", logger, isEnding }, async ({ id, cadence, exported_until }) => {
    let until = exported_until;
    for (let ordered = 0; ; ordered += 1) {
      const period = nextPeriod(cadence, until, calendar);
      if (period === null || isEnding()) return ordered;
      if (!(await orderOne(pool, { id, until }, { period, zone: calendar.zone }))) return ordered;
      until = period.end;
    }
  });
}

interface Due {
  readonly period: LocalWindow;
  readonly zone: string;
}

function orderOne(pool: Pool, seen: { id: number; until: string }, { period, zone }: Due): Promise<boolean> {
  const { from, to } = instantsOf(period, zone);
  return inTransaction(pool, async (client, commit) => {
    const { rowCount } = await client.query(MOVE_ON, [seen.id, seen.until, period.end]);
    if (rowCount === 0) return false;
    await client.query(ORDER, [seen.id, from, to, zone, JSON.stringify(writeTotals(NO_ROWS))]);
    await commit();
    return true;
  });
}
