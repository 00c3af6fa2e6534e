import type { PicoUsd } from "@tokenledger/model/money";
import type { TokenCounts } from "@tokenledger/model/token-class";
import type { CostState } from "@tokenledger/model/usage-states";
import type { Discount } from "./discount.js";
import type { CostLine } from "./price-usage.js";
import type { PriceVersion } from "./price-version.js";

export interface UsageToPrice {
  /** Own prices and discounts may be of one project. */
  readonly projectId: number;
  readonly provider: string;
  readonly model: string;
  /** When the call happened: prices are those of that moment. */
  readonly time: Date;
  /** Null when usage is missing. */
  readonly counts: TokenCounts | null;
  /** In the sender's or the provider's word; null is standard. */
  readonly serviceTier: string | null;
  /** Searches of the web that are billed beside tokens. */
  readonly webSearches: number;
}

export interface Priced {
  readonly state: CostState;
  /** Null when unpriced. */
  readonly cost: PicoUsd | null;
  /** The row of `prices` that gave the cost; null when unpriced. */
  readonly priceId: number | null;
  /** The row of `price_discounts` that changed it; null without one. */
  readonly discountId: number | null;
}

/** Why there is no cost. */
export type UnpricedReason =
  | "MISSING_USAGE"
  | "UNKNOWN_PROVIDER"
  | "UNKNOWN_MODEL"
  | "NO_PRICE_AT_TIME"
  | "NO_PRICE_FOR_SERVICE_TIER"
  | "NO_RATE_FOR_CLASS";

/** Why this price and no other. */
export type PriceReasonCode =
  | "OWN_PRICE_OF_PROJECT"
  | "OWN_PRICE"
  | "LIST_PRICE"
  | "EXACT_NAME"
  | "OTHER_NAME"
  | "NAME_PATTERN"
  | "OTHER_PROVIDER_LIST"
  | "PERIOD"
  | "HOURS_OF_DAY"
  | "SERVICE_TIER"
  | "CONTEXT_TIER"
  | "BASE_TIER";

export interface PriceReason {
  readonly code: PriceReasonCode;
  /** A name, a number or an interval; no sentence. */
  readonly detail: string | null;
}

export interface AppliedDiscount {
  readonly discount: Discount;
  /** Cost minus list total: negative for a discount. */
  readonly amount: PicoUsd;
}

/** `Priced` with its reasons: the amounts of the lines add up to `listTotal`, with the discount's to `cost`. */
export interface PriceDecision extends Priced {
  readonly lines: readonly CostLine[];
  /** Null when unpriced. */
  readonly listTotal: PicoUsd | null;
  readonly discount: AppliedDiscount | null;
  /** Also set when it has no rate for a part of the usage. */
  readonly version: PriceVersion | null;
  /** Null when usage is missing. */
  readonly totalInputTokens: number | null;
  /** Null at base rates. */
  readonly contextTierAbove: number | null;
  readonly reasons: readonly PriceReason[];
  readonly unpricedReason: UnpricedReason | null;
  /** The name, tier or class that has no price. */
  readonly unpricedDetail: string | null;
}
