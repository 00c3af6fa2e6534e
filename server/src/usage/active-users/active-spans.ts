/** How many local days in a row `usage_active_users` has rows of, so that a long range is read from few. */
export const SPAN_DAYS = [1, 4, 16] as const;

/** Where the first span of every length begins. */
export const SPANS_SINCE = "2000-01-01";

/** Those longer than a day, as rows of `lengths (days)`. */
export const LONGER_SPANS = `(values ${SPAN_DAYS.filter((days) => days > 1)
  .map((days) => `(${days})`)
  .join(", ")}) as lengths (days)`;

/** First day of the span of `days` that a day lies in; both are expressions. */
export function spanOf(day: string, days: string): string {
  return `(${day} - (${day} - date '${SPANS_SINCE}') % ${days})`;
}
