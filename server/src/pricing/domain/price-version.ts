import type { PicoUsd } from "@tokenledger/model/money";
import type { TokenClass } from "@tokenledger/model/token-class";
import type { MatchLogic } from "./match-model.js";

/** A higher rate for the whole request once its total input is strictly above a number of tokens. */
export interface RateTier {
  readonly above: number;
  readonly rate: PicoUsd;
}

/** Pico-USD per token: $3 per million is 3_000_000n. `tiers` ascend by `above`. */
export interface Rate {
  readonly base: PicoUsd;
  readonly tiers: readonly RateTier[];
}

/** What one model costs. A class without its own rate is sold as its parent; a free one has a rate of 0. */
export interface RateCard {
  readonly rates: Readonly<Partial<Record<TokenClass, Rate>>>;
  /** Fee per request; null when there is none. */
  readonly request: PicoUsd | null;
  /** Fee per search of the web; null when the source names none: searches then have no known price. */
  readonly webSearch: PicoUsd | null;
}

/** A part of every UTC day, in milliseconds since midnight, `[from, to)`; runs over midnight when `to < from`. */
export interface DailyWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The rates of a model for one service tier over a period; one row of `prices`. */
export interface PriceVersion {
  readonly id: number;
  /** The list it came with; null for an own price, which beats every list and is never discounted. */
  readonly listId: number | null;
  /** The project whose own price it is; null for every project, and for prices of a list. */
  readonly projectId: number | null;
  readonly provider: string;
  /** The model's name at the source; which names it stands for says `match`. */
  readonly model: string;
  /** Within a provider the lowest matching position wins; versions of one model share theirs. */
  readonly position: number;
  readonly match: MatchLogic;
  /** In our own words, see `serviceTierOf`. */
  readonly serviceTier: string;
  readonly card: RateCard;
  /** UTC milliseconds, inclusive; null since ever. */
  readonly effectiveFromMs: number | null;
  /** UTC milliseconds, exclusive; null until further notice. */
  readonly effectiveToMs: number | null;
  readonly daily: DailyWindow | null;
}
