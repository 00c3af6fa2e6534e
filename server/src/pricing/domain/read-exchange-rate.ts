import { AppError } from "../../core/errors.js";
import { LEDGER_CURRENCY, readCurrency } from "./read-currency.js";

const DAY_MS = 86_400_000;
const EARLIEST = "2000-01-01";
/** Units for a dollar: no currency is worth a billionth of a dollar or a billion of them. */
const RATE = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,9})?$/;

export interface RateOfDay {
  readonly currency: string;
  /** YYYY-MM-DD. */
  readonly validOn: string;
  /** Exact decimal. */
  readonly perUsd: string;
}

/**
 * A rate as somebody entered it, checked. A day may be one ahead of UTC, where it has begun already.
 *
 * @throws AppError BAD_INPUT naming `currency`, `validOn` or `perUsd`
 */
export function readExchangeRate({ currency, validOn, perUsd }: RateOfDay, now: Date): RateOfDay {
  readCurrency("currency", currency);
  if (currency === LEDGER_CURRENCY) throw AppError.badInput("currency", "another currency than USD", currency);
  if (!isDay(validOn) || validOn < EARLIEST || validOn > dayOf(now.getTime() + DAY_MS)) {
    throw AppError.badInput("validOn", `a day from ${EARLIEST} to today, as YYYY-MM-DD`, validOn);
  }
  if (!RATE.test(perUsd)) {
    throw AppError.badInput("perUsd", "a decimal above 0 with at most 9 digits before and after the point", perUsd);
  }
  return { currency, validOn, perUsd };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && dayOf(time) === text;
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
