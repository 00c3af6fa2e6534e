import { NO_KEY } from "../../../lib/filters";
import { exactSum } from "./exact-sum";
import { isRest } from "./line-key";
import type { RangeAnswer, SeriesAnswer, TickAnswer, TickSlice, TotalsAnswer } from "./usage-answer";

export interface LiveAnswer {
  totals: TotalsAnswer & { range: RangeAnswer };
  series: SeriesAnswer;
}

export interface TickOutcome {
  answer: LiveAnswer;
  /** The tick holds something that only the server can place. */
  needsRefetch: boolean;
}

/** The only line of a series that is not grouped. */
const TOTAL = "TOTAL";

/**
 * Adds what was just committed to the numbers on screen.
 *
 * Totals take every slice of the range. The series takes a slice only into the bucket that is still
 * filling, on the line its key has (or the rest, where the key may be one of many): settled buckets, new
 * keys, dimensions a tick does not carry and a range that has moved on need an answer of the server.
 * Sums are exact; an empty tick returns the very same answer.
 */
export function applyTick(answer: LiveAnswer, tick: TickAnswer): TickOutcome {
  let { totals, series } = answer;
  let needsRefetch = tick.droppedBefore !== null && tick.droppedBefore !== undefined;
  for (const slice of tick.slices) {
    const place = placeInRange(slice, totals.range);
    if (place === "after") needsRefetch = true;
    if (place !== "inside") continue;
    totals = { ...totals, ...addToTotals(totals, slice) };
    const added = addToSeries(series, slice);
    if (added === null) needsRefetch = true;
    else series = added;
  }
  if (totals === answer.totals && series === answer.series) return { answer, needsRefetch };
  return { answer: { totals, series }, needsRefetch };
}

/** How many of a tick's requests the range holds. */
export function requestsInRange(tick: TickAnswer, range: RangeAnswer): number {
  return tick.slices.reduce((sum, slice) => (placeInRange(slice, range) === "inside" ? sum + slice.requests : sum), 0);
}

function placeInRange(slice: TickSlice, { from, to }: RangeAnswer): "before" | "inside" | "after" {
  const start = Date.parse(slice.bucketStart);
  if (start < Date.parse(from)) return "before";
  return start < Date.parse(to) ? "inside" : "after";
}

function addToTotals(totals: TotalsAnswer, slice: TickSlice): Omit<TotalsAnswer, "activeUsers"> {
  const { coverage } = totals;
  const unpricedRequests = coverage.unpricedRequests + slice.unpricedRequests;
  const requests = coverage.requests + slice.requests;
  return {
    requests: totals.requests + slice.requests,
    failedRequests: totals.failedRequests + (slice.status === "ERROR" ? slice.requests : 0),
    inputTokens: exactSum([totals.inputTokens, slice.inputTokens]),
    outputTokens: exactSum([totals.outputTokens, slice.outputTokens]),
    totalTokens: exactSum([totals.totalTokens, slice.totalTokens]),
    cost: exactSum([totals.cost, slice.cost]),
    coverage: {
      requests,
      unpricedRequests,
      // A tick does not tell free from priced; both have a known cost, which is all that is shown.
      pricedRequests: coverage.pricedRequests + slice.requests - slice.unpricedRequests,
      freeRequests: coverage.freeRequests,
      pricedShare: requests === 0 ? null : (requests - unpricedRequests) / requests,
    },
  };
}

/** Null when only the server can tell where the slice belongs. */
function addToSeries(series: SeriesAnswer, slice: TickSlice): SeriesAnswer | null {
  const start = Date.parse(slice.bucketStart);
  const bucket = series.buckets.findIndex(
    ({ start: from, end }) => Date.parse(from) <= start && start < Date.parse(end),
  );
  if (series.buckets[bucket]?.complete !== false) return null;
  const line = lineOf(series, slice);
  if (line === -1) return null;
  const amount = meterOf(series, slice);
  const addAt = (values: readonly string[]) =>
    values.map((value, index) => (index === bucket ? exactSum([value, amount]) : value));
  return {
    ...series,
    total: addAt(series.total),
    series: series.series.map((each, index) =>
      index === line
        ? {
            ...each,
            values: addAt(each.values),
            sum: exactSum([each.sum, amount]),
            requests: each.requests + slice.requests,
            unpricedRequests: each.unpricedRequests + slice.unpricedRequests,
          }
        : each,
    ),
  };
}

function lineOf(series: SeriesAnswer, slice: TickSlice): number {
  const key = keyOf(series, slice);
  if (key === null) return -1;
  const own = series.series.findIndex((line) => line.key === key && !isRest(line));
  return own === -1 ? series.series.findIndex(isRest) : own;
}

/** Null for a dimension that ticks do not carry. */
function keyOf({ groupBy }: SeriesAnswer, slice: TickSlice): string | null {
  switch (groupBy) {
    case "NONE":
      return TOTAL;
    case "MODEL":
      return slice.model;
    case "FEATURE":
      return slice.feature;
    case "PROVIDER":
      return slice.provider;
    case "OPERATION":
      return slice.operation;
    case "PROJECT":
      return slice.projectId;
    case "KEY":
      return slice.apiKeyId ?? NO_KEY;
    case "STATUS":
      return slice.status;
    case "USER":
    case "DAY":
      return null;
  }
}

function meterOf({ meter }: SeriesAnswer, slice: TickSlice): string {
  switch (meter) {
    case "COST":
      return slice.cost;
    case "TOKENS":
      return slice.totalTokens;
    case "INPUT_TOKENS":
      return slice.inputTokens;
    case "OUTPUT_TOKENS":
      return slice.outputTokens;
    case "REQUESTS":
      return String(slice.requests);
  }
}
