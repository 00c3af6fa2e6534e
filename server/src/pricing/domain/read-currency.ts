import { AppError } from "../../core/errors.js";

/** What amounts are kept in. */
export const LEDGER_CURRENCY = "USD";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** @throws AppError BAD_INPUT for what is no ISO 4217 code, in capitals */
export function readCurrency(field: string, currency: string): string {
  if (!CURRENCIES.has(currency)) throw AppError.badInput(field, "a currency such as KRW", currency);
  return currency;
}
