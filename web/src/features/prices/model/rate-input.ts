import { isCurrencyCode } from "../../../lib/format-money";
import type { ExchangeRateInput } from "../../../lib/graphql/graphql";
import { readDecimal } from "./exact-number";

/** The form of an exchange rate as typed. */
export interface RateDraft {
  currency: string;
  /** `2026-11-23`; null while it is half typed. */
  validOn: string | null;
  perUsd: string;
  source: string;
}

export type RateProblem = "missing" | "noDecimal" | "noCurrency";

export type ReadRate = { input: ExchangeRateInput } | { problems: ReadonlyMap<string, RateProblem> };

export function readRate({ currency, validOn, perUsd, source }: RateDraft): ReadRate {
  const problems = new Map<string, RateProblem>();
  const code = currency.trim().toUpperCase();
  const amount = readDecimal(perUsd);
  if (!isCurrencyCode(code) || code === "USD") problems.set("currency", "noCurrency");
  if (validOn === null) problems.set("validOn", "missing");
  if (amount === null) problems.set("perUsd", perUsd.trim() === "" ? "missing" : "noDecimal");
  if (source.trim() === "") problems.set("source", "missing");
  if (problems.size > 0 || validOn === null || amount === null) return { problems };
  return { input: { currency: code, validOn, perUsd: amount, source: source.trim() } };
}
