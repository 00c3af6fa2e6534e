import { Temporal } from "temporal-polyfill";
import { AppError } from "../../core/errors.js";
import type { ThresholdContent } from "./threshold-content.js";
import { ThresholdPeriod } from "./threshold-words.js";

type Dates = Pick<ThresholdContent, "startsOn" | "endsOn">;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DAYS = 366;
/** Nothing was recorded before, and nothing of ours will run after. */
const YEARS = { first: 2020, last: 2199 };

/**
 * The dates of a period that there is once, both inclusive; none for those that come again.
 *
 * @throws AppError BAD_INPUT naming `startsOn` or `endsOn`
 */
export function readDates(
  period: ThresholdPeriod,
  { startsOn, endsOn }: { readonly startsOn?: string | null; readonly endsOn?: string | null },
): Dates {
  if (period !== ThresholdPeriod.ONCE) {
    refuse("startsOn", startsOn);
    refuse("endsOn", endsOn);
    return { startsOn: null, endsOn: null };
  }
  const first = readDate("startsOn", startsOn ?? null);
  const last = readDate("endsOn", endsOn ?? null);
  const days = first.until(last).days + 1;
  if (days < 1 || days > MOST_DAYS) {
    throw AppError.badInput("endsOn", `a date from startsOn on, for at most ${MOST_DAYS} days`, endsOn);
  }
  return { startsOn: first.toString(), endsOn: last.toString() };
}

function refuse(field: string, given: string | null | undefined): void {
  if (given != null) throw AppError.badInput(field, "nothing: only ONCE has dates of its own", given);
}

function readDate(field: string, given: string | null): Temporal.PlainDate {
  const date = given !== null && DATE.test(given) ? existing(given) : null;
  if (date !== null && date.year >= YEARS.first && date.year <= YEARS.last) return date;
  throw AppError.badInput(field, 'a date such as "2026-11-26"', given);
}

function existing(text: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null; // no such day
    throw error;
  }
}
