import type { PicoUsd } from "@tokenledger/model/money";
import type { TokenCounts } from "@tokenledger/model/token-class";
import type { CostState } from "@tokenledger/model/usage-states";
import { compileMatch, type ModelMatcher } from "./domain/match-model.js";
import { modelNames } from "./domain/model-names.js";
import { pickPrice } from "./domain/pick-price.js";
import type { PriceVersion } from "./domain/price-version.js";
import { isFreeCard, priceUsage } from "./domain/price-usage.js";
import { fallbackProviderIds, findProviderId } from "./find-provider-ids.js";

/** So many pairs of provider and model are remembered; senders use few, and a flood of names must not fill memory. */
const MAX_REMEMBERED = 10_000;

export interface UsageToPrice {
  readonly provider: string;
  readonly model: string;
  /** When the call happened: prices are those of that moment. */
  readonly time: Date;
  /** Null when usage is missing. */
  readonly counts: TokenCounts | null;
}

export interface Priced {
  readonly state: CostState;
  /** Null when unpriced. */
  readonly cost: PicoUsd | null;
  /** The row of `prices` that gave the cost; null when unpriced. */
  readonly priceId: number | null;
}

const UNPRICED: Priced = Object.freeze({ state: "unpriced", cost: null, priceId: null });

interface PricedModel {
  readonly matches: ModelMatcher;
  readonly versions: readonly PriceVersion[];
}

/** Price versions as they were at one moment. Answers without the database, the same for the same event. */
export class PriceList {
  /** Models of each provider in order of precedence. */
  private readonly providers = new Map<string, PricedModel[]>();
  private readonly freeIds = new Set<number>();
  private readonly remembered = new Map<string, readonly PriceVersion[]>();

  readonly size: number;

  /** @param versions ordered by position within each provider */
  constructor(versions: readonly PriceVersion[]) {
    this.size = versions.length;
    const byModel = Map.groupBy(versions, ({ provider, position, model }) => `${provider} ${position} ${model}`);
    for (const group of byModel.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const models = this.providers.get(first.provider) ?? [];
      models.push({ matches: compileMatch(first.match), versions: group });
      this.providers.set(first.provider, models);
    }
    for (const { id, card } of versions) if (isFreeCard(card)) this.freeIds.add(id);
  }

  price({ provider, model, time, counts }: UsageToPrice): Priced {
    if (counts === null) return UNPRICED;
    const version = pickPrice(this.versionsOf(provider, model), time.getTime());
    if (version === null) return UNPRICED;
    const cost = priceUsage(counts, version.card);
    if (cost === null) return UNPRICED;
    return { state: this.freeIds.has(version.id) ? "free" : "priced", cost, priceId: version.id };
  }

  private versionsOf(provider: string, model: string): readonly PriceVersion[] {
    const key = `${provider}\n${model}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const found = this.find(provider, model);
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }

  private find(provider: string, model: string): readonly PriceVersion[] {
    const route = unwrapRouter(provider, model);
    const ownId = this.providers.has(route.provider) ? route.provider : findProviderId(route.provider);
    if (ownId === null) return [];
    const lists = [ownId, ...fallbackProviderIds(ownId)];
    const names = modelNames(route.model, (prefix) => {
      const id = findProviderId(prefix);
      return id !== null && lists.includes(id);
    });
    for (const name of names) {
      for (const list of lists) {
        const found = this.providers.get(list)?.find(({ matches }) => matches(name));
        if (found !== undefined) return found.versions;
      }
    }
    return [];
  }
}

/** LiteLLM is a router, not a seller: it names the seller in front of the model, as in `gemini/gemini-2.5-pro`. */
function unwrapRouter(provider: string, model: string): { readonly provider: string; readonly model: string } {
  const slash = model.indexOf("/");
  if (provider.trim().toLowerCase() !== "litellm" || slash <= 0) return { provider, model };
  return { provider: model.slice(0, slash), model: model.slice(slash + 1) };
}
