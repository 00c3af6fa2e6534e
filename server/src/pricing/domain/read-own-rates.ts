import { pico, type PicoUsd } from "@tokenledger/model/money";
import type { TokenClass } from "@tokenledger/model/token-class";
import { AppError } from "../../core/errors.js";
import type { Rate, RateCard, RateTier } from "./price-version.js";

const MAX_TIERS = 10;
/** A pico-USD per token is a millionth of a dollar per million tokens. */
const PER_MILLION = /^(\d{1,9})(?:\.(\d{1,6})0*)?$/;
const FEE = /^(\d{1,6})(?:\.(\d{1,12})0*)?$/;

/** A rate as somebody entered it: decimal USD per million tokens. */
export interface EnteredRate {
  readonly tokenClass: TokenClass;
  readonly usdPerMillion: string;
  readonly tiers: readonly { readonly above: number; readonly usdPerMillion: string }[];
}

/** What an own price costs, as somebody entered it; fees in decimal USD. */
export interface EnteredRates {
  readonly rates: readonly EnteredRate[];
  readonly requestFee: string | null;
  readonly webSearchFee: string | null;
}

/**
 * The card behind entered rates, exact: $3 per million tokens is 3_000_000n.
 *
 * @throws AppError BAD_INPUT naming the rate, tier or fee at fault, as in `rates.0.tiers.1.above`
 */
export function readOwnRates({ rates, requestFee, webSearchFee }: EnteredRates): RateCard {
  if (rates.length === 0) throw AppError.badInput("rates", "at least one rate; a free model has rates of 0", rates);
  const card: Partial<Record<TokenClass, Rate>> = {};
  for (const [at, { tokenClass, usdPerMillion, tiers }] of rates.entries()) {
    const field = `rates.${at}`;
    if (card[tokenClass] !== undefined) {
      throw AppError.badInput(`${field}.tokenClass`, "each class once", tokenClass.toUpperCase());
    }
    card[tokenClass] = {
      base: readPerMillion(`${field}.usdPerMillion`, usdPerMillion),
      tiers: readTiers(`${field}.tiers`, tiers),
    };
  }
  return { rates: card, request: readFee("requestFee", requestFee), webSearch: readFee("webSearchFee", webSearchFee) };
}

function readTiers(field: string, tiers: EnteredRate["tiers"]): readonly RateTier[] {
  if (tiers.length > MAX_TIERS) throw AppError.badInput(field, `at most ${MAX_TIERS} tiers`, tiers.length);
  let before = 0;
  return tiers.map(({ above, usdPerMillion }, at) => {
    if (above <= before) {
      throw AppError.badInput(`${field}.${at}.above`, `more than ${before} tokens: tiers ascend`, above);
    }
    before = above;
    return { above, rate: readPerMillion(`${field}.${at}.usdPerMillion`, usdPerMillion) };
  });
}

function readPerMillion(field: string, text: string): PicoUsd {
  const [, whole, fraction = ""] = PER_MILLION.exec(text) ?? [];
  if (whole === undefined) {
    throw AppError.badInput(
      field,
      "USD per million tokens, 0 or more, with at most 9 digits before and 6 after the point",
      text,
    );
  }
  return pico(BigInt(whole + fraction.padEnd(6, "0")));
}

function readFee(field: string, text: string | null): PicoUsd | null {
  if (text === null) return null;
  const [, whole, fraction = ""] = FEE.exec(text) ?? [];
  if (whole === undefined) {
    throw AppError.badInput(field, "USD, 0 or more, with at most 6 digits before and 12 after the point", text);
  }
  return pico(BigInt(whole + fraction.padEnd(12, "0")));
}
