import { sql } from "kysely";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { elapsedWeeks } from "../domain/elapsed-weeks.js";
import type { Meter } from "../domain/question-words.js";
import { weekHours } from "../domain/week-hours.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { slotOf } from "../usage-group.js";
import { usageSource } from "../usage-source.js";

const HOURS_OF_DAY = 24;
const HOURS_OF_WEEK = 7 * HOURS_OF_DAY;

export interface HeatmapCell {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly value: string;
  readonly requests: number;
  readonly unpricedRequests: number;
}

export interface UsageHeatmapAnswer {
  readonly meter: Meter;
  readonly range: ResolvedRange;
  readonly weeks: number;
  readonly cells: readonly HeatmapCell[];
  readonly settledUntil: Date;
}

/** Sums by hour of the local week; all 168 hours, "0" where nothing happened. */
export async function usageHeatmap(question: Question, meter: Meter): Promise<UsageHeatmapAnswer> {
  const { filter, now } = question;
  const sums = new Map((await selectCells(question, meter)).map((row) => [row.cell, row]));
  return {
    meter,
    range: filter.range,
    weeks: elapsedWeeks(filter.range, now),
    cells: Array.from({ length: HOURS_OF_WEEK }, (_, cell) => {
      const row = sums.get(cell);
      return {
        weekday: 1 + Math.floor(cell / HOURS_OF_DAY),
        hour: cell % HOURS_OF_DAY,
        value: inUnit(meter, BigInt(row?.value ?? 0)),
        requests: Number(row?.requests ?? 0),
        unpricedRequests: Number(row?.unpriced_requests ?? 0),
      };
    }),
    settledUntil: question.snapshotAt,
  };
}

interface CellRow {
  readonly cell: number;
  readonly value: string;
  readonly requests: string;
  readonly unpriced_requests: string;
}

function selectCells({ db, filter }: Question, meter: Meter): Promise<CellRow[]> {
  const hours = weekHours(filter.range);
  const cells = hours.map(({ weekday, hour }) => (weekday - 1) * HOURS_OF_DAY + hour);
  return db
    .selectFrom(usageSource(db, filter, false).as("u"))
    .select([
      sql<number>`(${sql.val(cells)}::int[])[${slotOf(hours)}]`.as("cell"),
      sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`.as("value"),
      sql<string>`sum(u.requests)::text`.as("requests"),
      sql<string>`sum(u.unpriced_requests)::text`.as("unpriced_requests"),
    ])
    .groupBy(sql`1`)
    .execute();
}
