import type { TokenClass } from "../../../lib/graphql/graphql";
import type { PriceVersion } from "./price-version";

export type TypedRates = Readonly<Partial<Record<TokenClass, string>>>;

/** Other rates from a number of input tokens on. */
export interface TierDraft {
  above: string;
  rates: TypedRates;
}

/** The form of a price as it stands, all of it text as typed. */
export interface PriceDraft {
  /** Empty for every project. */
  projectId: string;
  provider: string;
  model: string;
  prefix: boolean;
  serviceTier: string;
  rates: TypedRates;
  tiers: readonly TierDraft[];
  requestFee: string;
  webSearchFee: string;
  /** Wall clock in the reporting timezone; null since ever. */
  effectiveFrom: string | null;
  /** Exclusive; null until further notice. */
  effectiveTo: string | null;
  note: string;
  sourceUrl: string;
}

interface DraftStart {
  provider?: string;
  model?: string;
  /** Wall clock; default: since ever. */
  from?: string | null;
}

export function emptyDraft({ provider = "", model = "", from = null }: DraftStart): PriceDraft {
  return {
    projectId: "",
    provider,
    model,
    prefix: false,
    serviceTier: "standard",
    rates: {},
    tiers: [],
    requestFee: "",
    webSearchFee: "",
    effectiveFrom: from,
    effectiveTo: null,
    note: "",
    sourceUrl: "",
  };
}

/** The amounts of a known price, for another model, tier or time; that is for the form to say. */
export function withAmountsOf(draft: PriceDraft, price: PriceVersion): PriceDraft {
  const bounds = [...new Set(price.rates.flatMap(({ tiers }) => tiers.map(({ above }) => above)))].sort(
    (a, b) => a - b,
  );
  return {
    ...draft,
    rates: Object.fromEntries(price.rates.map(({ tokenClass, usdPerMillion }) => [tokenClass, usdPerMillion])),
    tiers: bounds.map((bound) => ({
      above: String(bound),
      rates: Object.fromEntries(
        price.rates.flatMap(({ tokenClass, tiers }) =>
          tiers.filter(({ above }) => above === bound).map(({ usdPerMillion }) => [tokenClass, usdPerMillion]),
        ),
      ),
    })),
    requestFee: price.requestFee ?? "",
    webSearchFee: price.webSearchFee ?? "",
    sourceUrl: price.sourceUrl ?? "",
  };
}

/** For a change of a model's price: as it is now, to be edited. */
export function nextDraft(start: Required<DraftStart>, versions: readonly PriceVersion[]): PriceDraft {
  const draft = emptyDraft(start);
  const current = versions.find(({ state, serviceTier }) => state === "CURRENT" && serviceTier === "standard");
  return current === undefined ? draft : withAmountsOf(draft, current);
}
