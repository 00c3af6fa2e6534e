import type { NewUsage } from "./new-usage.js";
import { TOKEN_COLUMN_NAMES, type TokenColumns } from "./token-columns.js";

/** What rollups add up, in the order of their columns. */
export const SUM_COLUMNS = [
  "requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  ...TOKEN_COLUMN_NAMES,
  "cost",
] as const;

export type SumColumn = (typeof SUM_COLUMNS)[number];

/** Whole numbers of any size; cost in pico-USD. */
export type UsageSums = Record<SumColumn, bigint>;

type SummedEvent = Pick<NewUsage, "cost" | "costState" | "usageState">;

/** Adds one event, with the values of its token columns, to sums that are the caller's alone to change. */
export function addUsage(sums: UsageSums, event: SummedEvent, tokens: TokenColumns): void {
  sums.requests += 1n;
  if (event.costState !== "priced") sums[`${event.costState}_requests`] += 1n;
  if (event.usageState !== "reported") sums[`${event.usageState}_requests`] += 1n;
  for (const column of TOKEN_COLUMN_NAMES) {
    const count = tokens[column];
    if (count !== null && count !== 0) sums[column] += BigInt(count);
  }
  if (event.cost !== null) sums.cost += event.cost;
}

/** Adds sums to sums that are the caller's alone to change. */
export function addSums(sums: UsageSums, more: UsageSums): void {
  for (const column of SUM_COLUMNS) {
    if (more[column] !== 0n) sums[column] += more[column];
  }
}

export function noUsage(): UsageSums {
  return { ...NOTHING };
}

const NOTHING: Readonly<UsageSums> = Object.freeze({
  requests: 0n,
  free_requests: 0n,
  unpriced_requests: 0n,
  partial_requests: 0n,
  estimated_requests: 0n,
  missing_requests: 0n,
  input_tokens: 0n,
  cached_input_tokens: 0n,
  cache_write_tokens: 0n,
  output_tokens: 0n,
  reasoning_tokens: 0n,
  total_tokens: 0n,
  cache_write_1h_tokens: 0n,
  input_audio_tokens: 0n,
  cached_input_audio_tokens: 0n,
  input_image_tokens: 0n,
  input_video_tokens: 0n,
  output_audio_tokens: 0n,
  output_image_tokens: 0n,
  cost: 0n,
});
