import { sql } from "kysely";
import { inZone, toDate } from "../core/domain/zoned-time.js";
import { keptParts } from "./answers/kept-parts.js";
import { chunksOfDays, runsOf } from "./domain/chunks-of-days.js";
import type { Bucket } from "./domain/make-buckets.js";
import type { Grain, Meter } from "./domain/question-words.js";
import type { Interval } from "./domain/split-into-days.js";
import { METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { slotOf } from "./usage-group.js";
import { sumsSource } from "./usage-source.js";

/** What one bucket has; buckets without usage have none. */
export interface HourlyCell {
  /** Of the bucket, in milliseconds of Unix time. */
  readonly start: number;
  /** In units of the meter: pico-USD for cost. */
  readonly value: bigint;
  readonly requests: bigint;
  readonly unpriced: bigint;
}

interface HourlyRequest {
  readonly grain: Grain.HOUR | Grain.QUARTER_HOUR;
  readonly meter: Meter;
}

/**
 * Sums over everybody by buckets within days: of days that are over they are kept, the running one is read.
 *
 * @returns null where a bucket does not end with its day, as an hour may where a clock is moved by half of one
 */
export async function hourlyCells(
  question: Question,
  buckets: readonly Bucket[],
  { grain, meter }: HourlyRequest,
): Promise<readonly HourlyCell[] | null> {
  const { range } = question.filter;
  const today = toDate(inZone(question.now, range.timezone).startOfDay());
  const chunks = chunksOfDays({ ...range, before: today });
  if (!keepToDays(buckets, chunks)) return null;
  const past = await keptParts(question, {
    name: "hourly",
    request: { grain, meter },
    spans: chunks,
    read: async (missing) => {
      const cells: HourlyCell[] = [];
      for (const run of runsOf(missing)) cells.push(...(await selectCells(question, within(buckets, run), meter)));
      return missing.map((chunk) => cells.filter(({ start }) => isIn(chunk, start)));
    },
  });
  const rest = buckets.filter(({ start }) => start >= today);
  return [...past.flat(), ...(await selectCells(question, rest, meter))];
}

function keepToDays(buckets: readonly Bucket[], chunks: readonly Interval[]): boolean {
  const ends = new Set(buckets.map(({ end }) => end.getTime()));
  return chunks.every(({ to }) => ends.has(to.getTime()));
}

function within(buckets: readonly Bucket[], run: readonly Interval[]): readonly Bucket[] {
  return buckets.filter(({ start }) => run.some((chunk) => isIn(chunk, start.getTime())));
}

function isIn({ from, to }: Interval, start: number): boolean {
  return start >= from.getTime() && start < to.getTime();
}

interface CellRow {
  /** From 1 in the order of the buckets. */
  readonly slot: number;
  readonly value: string;
  readonly requests: string;
  readonly unpriced: string;
}

/** Of buckets in a row. */
async function selectCells({ db, filter }: Question, buckets: readonly Bucket[], meter: Meter): Promise<HourlyCell[]> {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = { ...filter.range, from: first.start, to: last.end };
  const rows: CellRow[] = await db
    .selectFrom(sumsSource(db, { ...filter, range }).as("u"))
    .select([
      slotOf(buckets).as("slot"),
      sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`.as("value"),
      sql<string>`sum(u.requests)::text`.as("requests"),
      sql<string>`sum(u.unpriced_requests)::text`.as("unpriced"),
    ])
    .groupBy(sql`1`)
    .execute();
  return rows.flatMap(({ slot, value, requests, unpriced }) => {
    const bucket = buckets[slot - 1];
    if (bucket === undefined) return [];
    const sums = { value: BigInt(value), requests: BigInt(requests), unpriced: BigInt(unpriced) };
    return { start: bucket.start.getTime(), ...sums };
  });
}
