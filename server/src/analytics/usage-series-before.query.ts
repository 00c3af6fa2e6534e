import { sql } from "kysely";
import { keptParts } from "./answers/kept-parts.js";
import { compareBuckets, type ComparedSpan } from "./domain/compare-buckets.js";
import { comparedRange } from "./compared-range.js";
import type { Bucket, ChosenGrain } from "./domain/make-buckets.js";
import { type Compare, Meter } from "./domain/question-words.js";
import type { ResolvedRange } from "../core/domain/resolved-range.js";
import { inUnit, METER_COLUMNS } from "./meter.js";
import type { Question } from "./question.js";
import { slotOf } from "./usage-group.js";
import { usageByDays } from "./usage-by-days.js";

/** The period that a series is compared with. */
export interface SeriesBefore {
  /** Null when nothing is compared. */
  readonly previousRange: ResolvedRange | null;
  /** In the meter's unit, one per bucket; null where no span corresponds, or where no cost of it is known. */
  readonly previous: readonly (string | null)[] | null;
}

export interface SeriesBeforeRequest {
  readonly compare: Compare;
  readonly meter: Meter;
  readonly grain: ChosenGrain;
  readonly buckets: readonly Bucket[];
}

/** What everything that the filter selects came to in the period before, at the place of each bucket. */
export async function seriesBefore(question: Question, request: SeriesBeforeRequest): Promise<SeriesBefore> {
  const { filter, weekStart } = question;
  const { buckets, grain, meter } = request;
  const before = comparedRange(question, request.compare);
  if (before === null) return { previousRange: null, previous: null };
  const spans = compareBuckets({ buckets, range: filter.range, before, grain, weekStart });
  const slots = spans.filter((span) => span !== null);
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return { previousRange: before, previous: spans.map(() => null) };
  const range = { ...before, from: first.start, to: last.end };
  const asked = { ...question, filter: { ...filter, range } };
  const [rows = []] = await keptParts(asked, {
    name: "series before",
    request: { meter, grain, weekStart, range: filter.range, before },
    spans: [range],
    read: async () => [await selectSlots(asked, slots, meter)],
  });
  const sums = new Map(rows.map((row) => [slots[row.slot - 1], row]));
  return { previousRange: before, previous: spans.map((span) => (span === null ? null : told(sums.get(span), meter))) };
}

interface SpanRow {
  /** From 1. */
  readonly slot: number;
  readonly value: string;
  readonly requests: string;
  readonly unpriced_requests: string;
}

async function selectSlots(question: Question, slots: readonly ComparedSpan[], meter: Meter): Promise<SpanRow[]> {
  const source = await usageByDays(
    question,
    slots.map(({ start }) => start),
  );
  return question.db
    .selectFrom(source.as("u"))
    .select(slotOf(slots).as("slot"))
    .select([
      sql<string>`sum(${sql.ref(`u.${METER_COLUMNS[meter]}`)})::text`.as("value"),
      sql<string>`sum(u.requests)::text`.as("requests"),
      sql<string>`sum(u.unpriced_requests)::text`.as("unpriced_requests"),
    ])
    .groupBy(sql`1`)
    .execute();
}

/** Without requests a cost is zero; with none but unpriced ones it is unknown. */
function told(row: SpanRow | undefined, meter: Meter): string | null {
  if (row === undefined) return "0";
  const isUnknown = meter === Meter.COST && row.requests !== "0" && row.requests === row.unpriced_requests;
  return isUnknown ? null : inUnit(meter, BigInt(row.value));
}
