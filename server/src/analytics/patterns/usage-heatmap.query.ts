import { sql } from "kysely";
import { inZone, toDate } from "../../core/domain/zoned-time.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { keptParts } from "../answers/kept-parts.js";
import { chunksOfDays, runsOf } from "../domain/chunks-of-days.js";
import { elapsedWeeks } from "../domain/elapsed-weeks.js";
import type { Meter } from "../domain/question-words.js";
import type { Interval } from "../domain/split-into-days.js";
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
  const sums = await sumsByCell(question, meter);
  return {
    meter,
    range: filter.range,
    weeks: elapsedWeeks(filter.range, now),
    cells: Array.from({ length: HOURS_OF_WEEK }, (_, cell) => {
      const row = sums.get(cell);
      return {
        weekday: 1 + Math.floor(cell / HOURS_OF_DAY),
        hour: cell % HOURS_OF_DAY,
        value: inUnit(meter, row?.value ?? 0n),
        requests: Number(row?.requests ?? 0n),
        unpricedRequests: Number(row?.unpriced ?? 0n),
      };
    }),
    settledUntil: question.snapshotAt,
  };
}

interface CellSums {
  readonly value: bigint;
  readonly requests: bigint;
  readonly unpriced: bigint;
}

type Cells = ReadonlyMap<number, CellSums>;

/** Days that are over are kept, and the running one is read. */
async function sumsByCell(question: Question, meter: Meter): Promise<Cells> {
  const { range } = question.filter;
  const today = toDate(inZone(question.now, range.timezone).startOfDay());
  const past = await keptParts(question, {
    name: "heatmap",
    request: { meter },
    spans: chunksOfDays({ ...range, before: today }),
    read: async (chunks) => {
      const read: Cells[] = [];
      for (const run of runsOf(chunks)) read.push(...(await selectCells(question, run, meter)));
      return read;
    },
  });
  const rest = { from: today > range.from ? today : range.from, to: range.to };
  const parts = rest.from < rest.to ? [...past, ...(await selectCells(question, [rest], meter))] : past;
  const sums = new Map<number, CellSums>();
  for (const part of parts) {
    for (const [cell, more] of part) sums.set(cell, added(sums.get(cell), more));
  }
  return sums;
}

function added(sums: CellSums | undefined, more: CellSums): CellSums {
  if (sums === undefined) return more;
  return {
    value: sums.value + more.value,
    requests: sums.requests + more.requests,
    unpriced: sums.unpriced + more.unpriced,
  };
}

interface CellRow {
  readonly place: number;
  readonly value: string;
  readonly requests: string;
  readonly unpriced_requests: string;
}

/** Of chunks in a row: a place is a cell of one of them. */
async function selectCells({ db, filter }: Question, run: readonly Interval[], meter: Meter): Promise<Cells[]> {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { ...filter.range, from: first.from, to: last.to };
  const hours = weekHours(range);
  const places = hours.map(({ start, weekday, hour }) => {
    const chunk = Math.max(
      0,
      run.findLastIndex(({ from }) => from <= start),
    );
    return chunk * HOURS_OF_WEEK + (weekday - 1) * HOURS_OF_DAY + hour;
  });
  const rows: CellRow[] = await db
    .selectFrom(usageSource(db, { ...filter, range }, false).as("u"))
    .select([
      sql<number>`(${sql.val(places)}::int[])[${slotOf(hours)}]`.as("place"),
      sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`.as("value"),
      sql<string>`sum(u.requests)::text`.as("requests"),
      sql<string>`sum(u.unpriced_requests)::text`.as("unpriced_requests"),
    ])
    .groupBy(sql`1`)
    .execute();
  const cells = run.map(() => new Map<number, CellSums>());
  for (const { place, value, requests, unpriced_requests: unpriced } of rows) {
    const sums = { value: BigInt(value), requests: BigInt(requests), unpriced: BigInt(unpriced) };
    cells[Math.floor(place / HOURS_OF_WEEK)]?.set(place % HOURS_OF_WEEK, sums);
  }
  return cells;
}
