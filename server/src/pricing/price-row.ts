import type { MatchLogic } from "./domain/match-model.js";
import type { StoredRates } from "./stored-price.js";

/** A row of `prices` before it has an id. */
export interface PriceRow {
  readonly provider: string;
  readonly model: string;
  readonly position: number;
  readonly match: MatchLogic;
  /** In our own words, see `serviceTierOf`. */
  readonly serviceTier: string;
  readonly rates: StoredRates;
  /** ISO date, 00:00 UTC, or ISO instant. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  /** ISO time, UTC. */
  readonly dailyFrom: string | null;
  readonly dailyTo: string | null;
  readonly sourceUrl: string | null;
  /** ISO date; null for the day of the whole list. */
  readonly checkedOn: string | null;
  /** What the list does not say by itself: a correction and its reason. */
  readonly note: string | null;
}
