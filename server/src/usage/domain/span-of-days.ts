/** How many local days a span has. Each begins at a day, counted from 1970-01-01, that its length divides. */
export const SPAN_LENGTHS = [1, 2, 4, 8, 16, 32] as const;

export type SpanLength = (typeof SPAN_LENGTHS)[number];

/** Several local days in a row that are added up together. */
export interface SpanOfDays {
  readonly days: SpanLength;
  /** Days since 1970-01-01. */
  readonly firstDay: number;
}

/** What app users are ranked by. */
export const RANKED_COLUMNS = ["requests", "cost", "total_tokens", "input_tokens", "output_tokens"] as const;

/** What is added up by app user and span, in the order of the columns. */
export const SPAN_COLUMNS = [
  ...RANKED_COLUMNS,
  "failed_requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  "cached_input_tokens",
  "cache_write_tokens",
  "reasoning_tokens",
] as const;

export type SpanColumn = (typeof SPAN_COLUMNS)[number];
