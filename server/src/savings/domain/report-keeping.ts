/** Waste does not come and go by the minute. */
const LONGEST_MS = 5 * 60_000;
/** What is worked out in no time, as in a young ledger that changes most, is soon worked out again. */
const TIMES_THE_WORK = 100;

/** How long a report of so many requests is kept after so much work: a report of nothing not at all. */
export function keepReportMs(requests: number, tookMs: number): number {
  return requests === 0 ? 0 : Math.min(LONGEST_MS, tookMs * TIMES_THE_WORK);
}
