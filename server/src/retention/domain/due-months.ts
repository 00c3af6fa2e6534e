import { MAX_EVENT_AGE_MS } from "@tokenledger/model/limits";

const MONTH = /^(\d{4})-(\d{2})-01$/;
/** A clock that is a little off, and a night's run that takes its time. */
const MARGIN_MS = 86_400_000;

/**
 * Which months have been kept for long enough. A month ends at the first midnight, in UTC, of the next one.
 * With one month to keep, August is due when it is the 1st of October, but never while the doors still take
 * requests of its last day: what is sent twice has to meet its identity.
 *
 * @param months first days, `2026-08-01`
 * @param keepMonths whole calendar months, 1 or more
 * @returns oldest first
 */
export function dueMonths(months: readonly string[], keepMonths: number, now: Date): readonly string[] {
  const latestEnd = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - keepMonths, now.getUTCDate()));
  const isShorter = latestEnd.getUTCDate() !== now.getUTCDate();
  // The 31st of March less a month is the last of February, not the 3rd of March.
  if (isShorter) latestEnd.setUTCDate(0);
  const latest = Math.min(latestEnd.getTime(), now.getTime() - MAX_EVENT_AGE_MS - MARGIN_MS);
  return months.filter((month) => endOfMonth(month).getTime() <= latest).toSorted();
}

/** @param month its first day, `2026-08-01` */
function endOfMonth(month: string): Date {
  const [, year, number] = MONTH.exec(month) ?? [];
  if (year === undefined || number === undefined) throw new Error(`${month} is not the first day of a month`);
  return new Date(Date.UTC(Number(year), Number(number), 1));
}
