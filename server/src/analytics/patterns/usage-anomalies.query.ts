import { sql } from "kysely";
import { toDate, inZone } from "../../core/domain/zoned-time.js";
import { MAX_RANGE_DAYS } from "../../core/domain/resolve-range.js";
import type { ResolvedRange } from "../../core/domain/resolved-range.js";
import { BASELINE_DAYS, LEAD_DAYS, type WatchedGrain } from "../domain/comparable-dates.js";
import { type Anomaly, findAnomalies, type WatchedSlot } from "../domain/find-anomalies.js";
import { makeBuckets } from "../domain/make-buckets.js";
import { Grain, Meter } from "../domain/question-words.js";
import { inUnit, METER_COLUMNS } from "../meter.js";
import type { Question } from "../question.js";
import { slotOf } from "../usage-group.js";
import { usageByDays } from "../usage-by-days.js";
import { type AnomalyContributor, explainAnomalies } from "./explain-anomalies.query.js";

const HOUR_MS = 3_600_000;
/** Hours of three days, of which one may have 25. */
const HOURLY_UP_TO_MS = 73 * HOUR_MS;
const HOURS_OF_DAY = 25;
/** Each is explained by questions of its own. */
const MAX_ANOMALIES = 10;

/** Differences that are never told, so that a quiet installation stays quiet; cost in pico-USD: 1 USD. */
const LEAST: Readonly<Record<Meter, bigint>> = {
  [Meter.COST]: 1_000_000_000_000n,
  [Meter.TOKENS]: 200_000n,
  [Meter.INPUT_TOKENS]: 200_000n,
  [Meter.OUTPUT_TOKENS]: 50_000n,
  [Meter.REQUESTS]: 50n,
};

export interface UsageAnomalyAnswer {
  readonly start: Date;
  readonly end: Date;
  readonly grain: WatchedGrain;
  readonly value: string;
  readonly expected: string;
  readonly low: string;
  readonly high: string;
  readonly score: number;
  readonly contributors: readonly AnomalyContributor[];
}

/** What stands far from what is usual, the farthest ones, newest first. */
export async function usageAnomalies(question: Question, meter: Meter): Promise<UsageAnomalyAnswer[]> {
  const { grain, anomalies } = await farFromUsual(question, meter);
  const explained = await explainAnomalies(question, anomalies, meter);
  return anomalies.map((anomaly, at) => ({ ...toAnswer(anomaly, meter), grain, contributors: explained[at] ?? [] }));
}

interface FarSlots {
  readonly grain: WatchedGrain;
  readonly anomalies: readonly Anomaly[];
}

/** The same without what explains each. */
export async function farFromUsual(question: Question, meter: Meter): Promise<FarSlots> {
  const { range } = question.filter;
  const grain = range.to.getTime() - range.from.getTime() <= HOURLY_UP_TO_MS ? Grain.HOUR : Grain.DAY;
  const slots = await selectSlots(question, meter, grain);
  const found = findAnomalies({ slots, grain, from: range.from, least: LEAST[meter] });
  const anomalies = [...found]
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .slice(0, MAX_ANOMALIES)
    .sort((a, b) => b.slot.start.getTime() - a.slot.start.getTime());
  return { grain, anomalies };
}

function toAnswer({ slot, baseline, score }: Anomaly, meter: Meter) {
  return {
    start: slot.start,
    end: slot.end,
    value: inUnit(meter, slot.value),
    expected: inUnit(meter, baseline.expected),
    low: inUnit(meter, baseline.low),
    high: inUnit(meter, baseline.high),
    score,
  };
}

interface SlotRow {
  /** From 1. */
  readonly slot: number;
  readonly value: string;
  readonly requests: string;
}

/** Every slot that begins in the range or is compared with, from the first with requests on. */
async function selectSlots(question: Question, meter: Meter, grain: WatchedGrain): Promise<WatchedSlot[]> {
  const { db, filter, weekStart, now } = question;
  const range = watchedRange(filter.range);
  const days = MAX_RANGE_DAYS + BASELINE_DAYS + LEAD_DAYS + 2;
  const buckets = makeBuckets({ range, grain, weekStart, limit: grain === Grain.DAY ? days : days * HOURS_OF_DAY });
  const source = await usageByDays(
    { ...question, filter: { ...filter, range } },
    buckets.map(({ start }) => start),
  );
  const rows: SlotRow[] = await db
    .selectFrom(source.as("u"))
    .select([
      slotOf(buckets).as("slot"),
      sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`.as("value"),
      sql<string>`sum(u.requests)::text`.as("requests"),
    ])
    .groupBy(sql`1`)
    .execute();
  const sums = new Map(rows.map((row) => [row.slot, row]));
  const first = buckets.findIndex((_, at) => Number(sums.get(at + 1)?.requests ?? 0) > 0);
  if (first === -1) return [];
  return buckets
    .map((bucket, at) => ({ ...bucket, value: BigInt(sums.get(at + 1)?.value ?? 0), complete: bucket.end <= now }))
    .slice(first)
    .filter(({ start, end }) => start < filter.range.to && start < now && isWhole(grain, start, end));
}

/** From what the first slot is compared with until the end of the last day. */
export function watchedRange({ from, to, timezone, step }: ResolvedRange): ResolvedRange {
  const first = inZone(from, timezone)
    .toPlainDate()
    .subtract({ days: BASELINE_DAYS + LEAD_DAYS });
  const last = inZone(new Date(to.getTime() - 1), timezone)
    .toPlainDate()
    .add({ days: 1 });
  return { from: toDate(first.toZonedDateTime(timezone)), to: toDate(last.toZonedDateTime(timezone)), timezone, step };
}

/** Where a clock moves by half an hour, one slot of hours lasts 90 minutes: it compares with none. */
function isWhole(grain: WatchedGrain, start: Date, end: Date): boolean {
  return grain === Grain.DAY || end.getTime() - start.getTime() === HOUR_MS;
}
