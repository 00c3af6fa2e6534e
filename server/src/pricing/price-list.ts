import { pickDiscount, type Discount } from "./domain/discount.js";
import { pickPrice } from "./domain/pick-price.js";
import type { PriceDecision, Priced, UsageToPrice } from "./domain/price-decision.js";
import type { PriceVersion } from "./domain/price-version.js";
import { explainBy, priceBy, unpriced, UNPRICED, type Chosen, type FoundBy } from "./explain-price.js";
import { PriceRoutes, type FoundPrices, type PriceQuestion, type PriceRoute } from "./price-route.js";

/** So many routes are remembered; senders use few, and a flood of names must not fill memory. */
const MAX_REMEMBERED = 10_000;

/** Own prices, the prices of one list, and discounts. */
export interface KnownPrices {
  /** Ordered by position within each provider. */
  readonly versions: readonly PriceVersion[];
  readonly discounts: readonly Discount[];
}

/** Prices as they were known at one moment. Answers without the database, the same for the same event. */
export class PriceList {
  private readonly routes: PriceRoutes;
  private readonly remembered = new Map<string, PriceRoute>();

  readonly size: number;

  constructor({ versions, discounts }: KnownPrices) {
    this.size = versions.length;
    this.routes = new PriceRoutes(versions, discounts);
  }

  /** What a request costs; asked for every event, so it says no more than that. */
  price(usage: UsageToPrice): Priced {
    if (usage.counts === null) return UNPRICED;
    const chosen = choose(this.routeOf(usage), usage.time);
    return chosen === null ? UNPRICED : priceBy(usage, chosen);
  }

  /** The same answer as `price`, with its parts and reasons. */
  explain(usage: UsageToPrice): PriceDecision {
    if (usage.counts === null) return unpriced(usage, { reason: "MISSING_USAGE", detail: null });
    const route = this.routeOf(usage);
    const chosen = choose(route, usage.time);
    return chosen === null ? unpriced(usage, route.missing) : explainBy(usage, chosen, chosen.foundBy);
  }

  private routeOf({ projectId, provider, model, serviceTier }: PriceQuestion): PriceRoute {
    // No stored name has a NUL in it.
    const key = `${projectId}\0${provider}\0${model}\0${serviceTier ?? ""}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const found = this.routes.find({ projectId, provider, model, serviceTier });
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }
}

function choose({ found, discounts }: PriceRoute, time: Date): (Chosen & { readonly foundBy: FoundPrices }) | null {
  const atMs = time.getTime();
  for (const prices of found) {
    const version = pickPrice(prices.versions, atMs);
    if (version === null) continue;
    // Own prices are final.
    const discount = version.listId === null ? null : pickDiscount(discounts, atMs);
    return { version, discount, foundBy: prices };
  }
  return null;
}

/** Why a version stands for what a request asked for; null rank when its rule does not say so any more. */
export function foundBy(question: PriceQuestion, version: PriceVersion): FoundBy {
  // A request may have been priced before its service tier was looked at.
  const asked = { ...question, serviceTier: version.serviceTier };
  const [found] = new PriceRoutes([version], []).find(asked).found;
  return found ?? { rank: null, otherProvider: null };
}
