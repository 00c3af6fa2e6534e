import { comparableModel } from "./domain/match-model.js";
import type { Discount } from "./domain/discount.js";
import { modelNames, undatedName } from "./domain/model-names.js";
import { NAME_RANKS, priceNames, rankName, type NameRank } from "./domain/name-match.js";
import type { UnpricedReason, UsageToPrice } from "./domain/price-decision.js";
import type { PriceVersion } from "./domain/price-version.js";
import { serviceTierOf } from "./domain/service-tier.js";
import { fallbackProviderIds, findProviderId } from "./find-provider-ids.js";
import { ListedModels, type PricedModel } from "./listed-models.js";

/** Versions of one price, and how they were found. */
export interface FoundPrices {
  readonly versions: readonly PriceVersion[];
  readonly rank: NameRank;
  /** The provider whose list it is, when it is not the request's own. */
  readonly otherProvider: string | null;
}

/** Everything that may price requests of one project, provider, model and service tier. */
export interface PriceRoute {
  /** In order of precedence: the first that has a version in force gives the price. */
  readonly found: readonly FoundPrices[];
  readonly discounts: readonly Discount[];
  /** Why there is no price when none of the found is in force. */
  readonly missing: { readonly reason: UnpricedReason; readonly detail: string | null };
}

export type PriceQuestion = Pick<UsageToPrice, "projectId" | "provider" | "model" | "serviceTier">;

/** Own prices of one name or pattern: a timeline. */
interface OwnPrice extends PricedModel {
  readonly projectId: number | null;
}

/** Finds what may price a request, whatever its time. */
export class PriceRoutes {
  private readonly lists = new Map<string, ListedModels>();
  private readonly owns = new Map<string, OwnPrice[]>();

  /** @param versions ordered by position within each provider */
  constructor(
    versions: readonly PriceVersion[],
    private readonly discounts: readonly Discount[],
  ) {
    const listed = versions.filter(({ listId }) => listId !== null);
    const own = versions.filter(({ listId }) => listId === null);
    for (const group of groups(listed, ({ provider, position, model }) => `${provider} ${position} ${model}`)) {
      const list = this.lists.get(group.first.provider) ?? new ListedModels();
      list.add(pricedModel(group));
      this.lists.set(group.first.provider, list);
    }
    for (const group of groups(own, ownKey)) {
      const { projectId, provider } = group.first;
      push(this.owns, providerKey(provider), { projectId, ...pricedModel(group) });
    }
  }

  find(question: PriceQuestion): PriceRoute {
    const { provider, model } = unwrapRouter(question);
    const key = this.lists.has(provider) ? provider : providerKey(provider);
    const listIds = [key, ...fallbackProviderIds(key)].filter((id) => this.lists.has(id));
    const names = modelNames(model, (prefix) => {
      const id = providerKey(prefix);
      return id === key || listIds.includes(id);
    });
    const spellings = [...new Set([...names, ...names.flatMap((name) => undatedName(name) ?? [])])];
    const candidates = [...this.ownPrices(question.projectId, key, spellings), ...this.listPrices(key, listIds, names)];
    const tier = serviceTierOf(question.serviceTier);
    const isAsSent = model === question.model;
    const found = candidates.flatMap(({ versions, rank, otherProvider }) => {
      const ofTier = versions.filter(({ serviceTier }) => serviceTier === tier);
      const toldRank = rank === "EXACT_NAME" && !isAsSent ? "OTHER_NAME" : rank;
      return ofTier.length === 0 ? [] : [{ rank: toldRank, otherProvider, versions: ofTier }];
    });
    const discountNames = [...spellings, ...candidates.flatMap(({ versions }) => versions[0]?.model ?? [])];
    return {
      found,
      discounts: this.discountsOf(question.projectId, key, discountNames.map(comparableModel)),
      missing: missingReason({ question, tier, isKnown: this.isKnown(question.projectId, key), candidates, found }),
    };
  }

  /** Those of the project first, then by how literally they are meant, then the longer name. */
  private ownPrices(projectId: number, key: string, spellings: readonly string[]): readonly FoundPrices[] {
    const ranked = this.ownsOf(projectId, key).flatMap((own) => {
      const ranks = spellings.map((name, at) => rankName(own.names, name, at === 0));
      const rank = NAME_RANKS.find((each) => ranks.includes(each));
      return rank === undefined ? [] : [{ own, rank }];
    });
    return ranked
      .toSorted(
        (a, b) =>
          Number(a.own.projectId === null) - Number(b.own.projectId === null) ||
          NAME_RANKS.indexOf(a.rank) - NAME_RANKS.indexOf(b.rank) ||
          b.own.names.exact.length - a.own.names.exact.length,
      )
      .map(({ own: { versions }, rank }) => ({ versions, rank, otherProvider: null }));
  }

  /** At most one: an entry that is not in force must not be replaced by that of another model. */
  private listPrices(key: string, listIds: readonly string[], names: readonly string[]): readonly FoundPrices[] {
    for (const listId of listIds) {
      const found = this.lists.get(listId)?.find(names) ?? null;
      if (found === null) continue;
      const { model, rank } = found;
      return [{ versions: model.versions, rank, otherProvider: listId === key ? null : listId }];
    }
    return [];
  }

  /** What a project alone has a price for is known to nobody else. */
  private isKnown(projectId: number, key: string): boolean {
    return this.lists.has(key) || this.ownsOf(projectId, key).length > 0;
  }

  private ownsOf(projectId: number, key: string): readonly OwnPrice[] {
    return (this.owns.get(key) ?? []).filter((own) => own.projectId === null || own.projectId === projectId);
  }

  private discountsOf(projectId: number, key: string, names: readonly string[]): readonly Discount[] {
    return this.discounts.filter(
      (discount) =>
        (discount.projectId === null || discount.projectId === projectId) &&
        (discount.provider === null || providerKey(discount.provider) === key) &&
        (discount.model === null || names.includes(comparableModel(discount.model))),
    );
  }
}

interface Group {
  readonly first: PriceVersion;
  readonly versions: readonly PriceVersion[];
}

function groups(versions: readonly PriceVersion[], keyOf: (version: PriceVersion) => string): readonly Group[] {
  return [...Map.groupBy(versions, keyOf).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, versions: group }];
  });
}

/** Own prices of one name or pattern follow each other. */
function ownKey({ provider, projectId, match }: PriceVersion): string {
  return `${providerKey(provider)} ${projectId} ${JSON.stringify(match)}`;
}

function pricedModel({ first: { model, match }, versions }: Group): PricedModel {
  return { names: priceNames(model, match), versions };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** One key for all names of a provider; a name that no list knows stands for itself. */
function providerKey(name: string): string {
  return findProviderId(name) ?? comparableModel(name);
}

interface Search {
  readonly question: PriceQuestion;
  readonly tier: string;
  readonly isKnown: boolean;
  readonly candidates: readonly FoundPrices[];
  readonly found: readonly FoundPrices[];
}

function missingReason({ question, tier, isKnown, candidates, found }: Search): PriceRoute["missing"] {
  if (found.length > 0) return { reason: "NO_PRICE_AT_TIME", detail: null };
  if (candidates.length > 0) return { reason: "NO_PRICE_FOR_SERVICE_TIER", detail: tier };
  if (isKnown) return { reason: "UNKNOWN_MODEL", detail: question.model };
  return { reason: "UNKNOWN_PROVIDER", detail: question.provider };
}

/** LiteLLM is a router, not a seller: it names the seller in front of the model, as in `gemini/gemini-2.5-pro`. */
function unwrapRouter({ provider, model }: PriceQuestion): { readonly provider: string; readonly model: string } {
  const slash = model.indexOf("/");
  if (provider.trim().toLowerCase() !== "litellm" || slash <= 0) return { provider, model };
  return { provider: model.slice(0, slash), model: model.slice(slash + 1) };
}
