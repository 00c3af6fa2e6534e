import type { TokenClass } from "@tokenledger/model/token-class";

/** USD per million tokens; with a context tier `[base, above, rate]`. */
export type ListPrice = number | readonly [base: number, above: number, rate: number];

export type ListPrices = Readonly<Partial<Record<TokenClass, ListPrice>>>;

/** Where a correction is from, and when somebody looked. */
export interface Provenance {
  readonly note: string;
  readonly sourceUrl: string;
  /** ISO date. */
  readonly checkedOn: string;
}

/** What the package lacks or has wrong about one model's standard price. */
export type Correction = Provenance & {
  /** Ids of providers in the package. */
  readonly providers: readonly string[];
  /** Id of the model in the package. */
  readonly model: string;
} & (
    | {
        /** The price before the package's first one begins. */
        readonly kind: "earlier";
        /** ISO instant or date, exclusive. */
        readonly until: string;
        readonly prices: ListPrices;
      }
    | {
        /** What the package does not know: its last price ends here. */
        readonly kind: "later";
        /** ISO instant or date. */
        readonly from: string;
        readonly prices: ListPrices;
      }
    | {
        /** Rates that are added to prices of the package, or replace theirs. */
        readonly kind: "rates";
        readonly prices: ListPrices;
        /** Only of the price that ends here; absent for all of the model. */
        readonly endingAt?: string;
      }
  );

/** How a provider sells another service tier, as a share of the standard price. */
export interface TierRule extends Provenance {
  readonly provider: string;
  readonly serviceTier: string;
  readonly models: RegExp;
  /** Percent of the standard rate. */
  readonly percent: number;
  /** Classes that are sold at the standard rate all the same. */
  readonly atStandardRate?: readonly TokenClass[];
  /** Classes without a rate of their own: sold as what they are part of. */
  readonly without?: readonly TokenClass[];
}

/** The price of a service tier that is no share of the standard price. */
export interface TierPrice {
  readonly model: string;
  readonly prices: ListPrices;
}
