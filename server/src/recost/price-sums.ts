import { NO_TOKENS, type TokenCounts } from "@tokenledger/model/token-class";
import type { RateCard } from "../pricing/domain/price-version.js";
import type { AppliedDiscount, PriceDecision } from "../pricing/domain/price-decision.js";
import { BUCKET_MS } from "../usage/domain/bucket.js";
import type { UsageDimensions } from "../usage/dimensions.js";
import type { RecostPrices } from "./recost-prices.js";

/** Sums of one bucket, app user and dimension set, as far as they decide a cost. */
export interface SummedUsage {
  readonly bucketStart: Date;
  readonly userId: string;
  readonly dimensionId: number;
  readonly requests: bigint;
  readonly missing: bigint;
  readonly free: bigint;
  readonly unpriced: bigint;
  readonly cost: bigint;
  /** Null when a sum is too large to be a number of tokens. */
  readonly counts: TokenCounts | null;
}

export interface SumsCost {
  readonly cost: bigint;
  readonly free: bigint;
  readonly unpriced: bigint;
}

const MILLION = 1_000_000n;

/**
 * What the requests behind sums cost, where sums tell it exactly: else null, and they stay as they are.
 *
 * They tell it when every request that has usage was priced, or none; when one price was in force for the
 * whole bucket, is for no service tier or for the standard one alone, has neither context tiers nor a fee
 * per search; and when a discount rounds nothing. One request by itself may have context tiers.
 */
export function priceSums(sums: SummedUsage, sold: UsageDimensions, prices: RecostPrices): SumsCost | null {
  const { requests, missing, unpriced, counts, bucketStart: time } = sums;
  const used = requests - missing;
  const withoutPrice = unpriced - missing;
  if (used === 0n) return { cost: 0n, free: 0n, unpriced: requests };
  if (counts === null || (withoutPrice > 0n && withoutPrice < used)) return null;
  if (prices.changeWithin(time.getTime(), time.getTime() + BUCKET_MS)) return null;
  const isSoldInTiers = prices.tiers.some(
    (serviceTier) => prices.explain(NO_TOKENS, sold, { time, serviceTier }).version !== null,
  );
  if (isSoldInTiers) return null;
  const decision = prices.explain(counts, sold, { time });
  if (decision.version === null) return { cost: 0n, free: 0n, unpriced: requests };
  const cost = costOfAll(decision, decision.version.card, used);
  if (cost === null) return null;
  return { cost, free: decision.state === "free" ? used : 0n, unpriced: missing };
}

function costOfAll(decision: PriceDecision, card: RateCard, requests: bigint): bigint | null {
  if (decision.listTotal === null || (card.webSearch ?? 0n) !== 0n) return null;
  if (requests === 1n) return decision.cost;
  if (Object.values(card.rates).some(({ tiers }) => tiers.length > 0)) return null;
  const listTotal = decision.listTotal + (requests - 1n) * (card.request ?? 0n);
  return decision.discount === null ? listTotal : discountedExactly(listTotal, decision, decision.discount);
}

/** Each request was rounded by itself: only where nothing is rounded, their sum is what the sum costs. */
function discountedExactly(listTotal: bigint, { lines }: PriceDecision, { discount }: AppliedDiscount): bigint | null {
  const factor = BigInt(discount.factorPpm);
  if (lines.some(({ rate }) => (rate * factor) % MILLION !== 0n)) return null;
  return (listTotal * factor) / MILLION;
}
