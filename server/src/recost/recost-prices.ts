import type { TokenCounts } from "@tokenledger/model/token-class";
import type { Discount } from "../pricing/domain/discount.js";
import type { PriceDecision, Priced } from "../pricing/domain/price-decision.js";
import type { PriceVersion } from "../pricing/domain/price-version.js";
import { STANDARD_TIER } from "../pricing/domain/service-tier.js";
import { PriceList, type KnownPrices } from "../pricing/price-list.js";
import type { UsageDimensions } from "../usage/dimensions.js";
import type { CostedUsage } from "./read-usage.js";

const DAY_MS = 86_400_000;

type Sold = Pick<UsageDimensions, "projectId" | "provider" | "model">;

/** Prices as they were known at one moment, and when they change. */
export class RecostPrices {
  readonly versions: readonly PriceVersion[];
  /** Service tiers beside the standard one that any price is for. */
  readonly tiers: readonly string[];
  private readonly list: PriceList;
  private readonly discounts: readonly Discount[];

  constructor(known: KnownPrices) {
    this.list = new PriceList(known);
    this.versions = known.versions;
    this.discounts = known.discounts;
    this.tiers = [...new Set(known.versions.map(({ serviceTier }) => serviceTier))].filter(
      (tier) => tier !== STANDARD_TIER,
    );
  }

  priceOf({ timeMs, counts, serviceTier, webSearches }: CostedUsage, sold: Sold): Priced {
    return this.list.price({ ...soldAs(sold), time: new Date(timeMs), counts, serviceTier, webSearches });
  }

  /** Whether a price is for some hours of the day. */
  get hasHours(): boolean {
    return this.versions.some(({ daily }) => daily !== null);
  }

  /** Instants after this one at which a price begins or ends, ascending, in milliseconds. */
  changesAfter(nowMs: number): readonly number[] {
    const edges = this.versions.flatMap(({ effectiveFromMs, effectiveToMs }) => [effectiveFromMs, effectiveToMs]);
    const later = edges.filter((edge): edge is number => edge !== null && edge > nowMs);
    return [...new Set(later)].toSorted((a, b) => a - b);
  }

  /** Of tokens sold as standard, without searches. */
  explain(
    counts: TokenCounts,
    sold: Sold,
    { time, serviceTier = null }: { time: Date; serviceTier?: string | null },
  ): PriceDecision {
    return this.list.explain({ ...soldAs(sold), time, counts, serviceTier, webSearches: 0 });
  }

  /** Whether any price or discount begins or ends after the one instant and before the other. */
  changeWithin(fromMs: number, toMs: number): boolean {
    const isWithin = (instant: number | null) => instant !== null && instant > fromMs && instant < toMs;
    const periods = [...this.versions, ...this.discounts];
    if (periods.some((period) => isWithin(period.effectiveFromMs) || isWithin(period.effectiveToMs))) return true;
    const midnight = Math.floor(fromMs / DAY_MS) * DAY_MS;
    return this.versions.some(
      ({ daily }) => daily !== null && (isWithin(midnight + daily.fromMs) || isWithin(midnight + daily.toMs)),
    );
  }
}

function soldAs({ projectId, provider, model }: Sold): Sold {
  return { projectId, provider, model };
}
