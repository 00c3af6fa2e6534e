import { discounted, type Discount } from "./domain/discount.js";
import type { NameRank } from "./domain/name-match.js";
import type {
  AppliedDiscount,
  Priced,
  PriceDecision,
  PriceReason,
  UnpricedReason,
  UsageToPrice,
} from "./domain/price-decision.js";
import { contextTierOf, isFreeCard, itemiseUsage, priceUsage, totalInputOf } from "./domain/price-usage.js";
import type { PriceVersion } from "./domain/price-version.js";
import { STANDARD_TIER } from "./domain/service-tier.js";
import { pico } from "@tokenledger/model/money";

/** What a request is priced by. */
export interface Chosen {
  readonly version: PriceVersion;
  readonly discount: Discount | null;
}

/** Why this version stands for the request's model; null rank when that is not known any more. */
export interface FoundBy {
  readonly rank: NameRank | null;
  readonly otherProvider: string | null;
}

export const UNPRICED: Priced = Object.freeze({ state: "unpriced", cost: null, priceId: null, discountId: null });

/** What a request costs by a version and a discount that were chosen for it. */
export function priceBy({ counts, webSearches }: UsageToPrice, { version, discount }: Chosen): Priced {
  if (counts === null) return UNPRICED;
  const listTotal = priceUsage(counts, version.card, webSearches);
  if (listTotal === null) return UNPRICED;
  return {
    // What costs something is not free, which spares looking at most cards.
    state: listTotal === 0n && isFreeCard(version.card) ? "free" : "priced",
    cost: discount === null ? listTotal : discounted(listTotal, discount),
    priceId: version.id,
    discountId: discount?.id ?? null,
  };
}

/** The same as `priceBy`, with every part of it and the reasons. */
export function explainBy(usage: UsageToPrice, chosen: Chosen, foundBy: FoundBy): PriceDecision {
  const { counts, webSearches, model } = usage;
  const { version, discount } = chosen;
  if (counts === null) return unpriced(usage, { reason: "MISSING_USAGE", detail: null });
  const { lines, unrated } = itemiseUsage(counts, version.card, webSearches);
  if (unrated !== null) return { ...unpriced(usage, { reason: "NO_RATE_FOR_CLASS", detail: unrated }), version };
  const priced = priceBy(usage, chosen);
  const listTotal = pico(lines.reduce((sum, { amount }) => sum + amount, 0n));
  const totalInputTokens = totalInputOf(counts);
  const contextTierAbove = contextTierOf(totalInputTokens, version.card);
  return {
    ...priced,
    lines,
    listTotal,
    discount: appliedDiscount(discount, listTotal),
    version,
    totalInputTokens,
    contextTierAbove,
    reasons: [...reasonsOf(version, foundBy, model), ...tierReasons(version, contextTierAbove)],
    unpricedReason: null,
    unpricedDetail: null,
  };
}

/** A decision that there is no cost, and why. */
export function unpriced(
  { counts }: Pick<UsageToPrice, "counts">,
  { reason, detail }: { readonly reason: UnpricedReason; readonly detail: string | null },
): PriceDecision {
  return {
    ...UNPRICED,
    lines: [],
    listTotal: null,
    discount: null,
    version: null,
    totalInputTokens: counts === null ? null : totalInputOf(counts),
    contextTierAbove: null,
    reasons: [],
    unpricedReason: reason,
    unpricedDetail: detail,
  };
}

function appliedDiscount(
  discount: Discount | null,
  listTotal: NonNullable<PriceDecision["listTotal"]>,
): AppliedDiscount | null {
  return discount === null ? null : { discount, amount: pico(discounted(listTotal, discount) - listTotal) };
}

function reasonsOf(version: PriceVersion, { rank, otherProvider }: FoundBy, model: string): readonly PriceReason[] {
  const { listId, projectId, provider, serviceTier, daily } = version;
  const own = projectId === null ? "OWN_PRICE" : "OWN_PRICE_OF_PROJECT";
  const reasons: PriceReason[] = [{ code: listId === null ? own : "LIST_PRICE", detail: provider }];
  if (otherProvider !== null) reasons.push({ code: "OTHER_PROVIDER_LIST", detail: otherProvider });
  if (rank !== null) reasons.push({ code: rank, detail: rank === "EXACT_NAME" ? model : version.model });
  const period = intervalOf(version.effectiveFromMs, version.effectiveToMs);
  if (period !== null) reasons.push({ code: "PERIOD", detail: period });
  if (daily !== null) reasons.push({ code: "HOURS_OF_DAY", detail: `${hours(daily.fromMs)}/${hours(daily.toMs)}` });
  if (serviceTier !== STANDARD_TIER) reasons.push({ code: "SERVICE_TIER", detail: serviceTier });
  return reasons;
}

/** Nothing is said of tiers where there are none. */
function tierReasons({ card }: PriceVersion, above: number | null): readonly PriceReason[] {
  if (above !== null) return [{ code: "CONTEXT_TIER", detail: String(above) }];
  const starts = Object.values(card.rates).flatMap(({ tiers }) => tiers.map((tier) => tier.above));
  return starts.length === 0 ? [] : [{ code: "BASE_TIER", detail: String(Math.min(...starts)) }];
}

/** `from/to` as ISO instants; an open end is empty, and a price since ever without end says nothing. */
function intervalOf(fromMs: number | null, toMs: number | null): string | null {
  if (fromMs === null && toMs === null) return null;
  return [fromMs, toMs].map((ms) => (ms === null ? "" : new Date(ms).toISOString())).join("/");
}

function hours(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
