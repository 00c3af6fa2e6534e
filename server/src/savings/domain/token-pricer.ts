import type { SavingsCell } from "./savings-cell.js";
import type { TokenUse } from "./cell-day.js";

/** What is to be priced; token classes that are not named were not used. */
export interface UseToPrice {
  readonly sold: Pick<SavingsCell, "projectId" | "provider" | "model">;
  readonly tokens: Partial<TokenUse>;
  /** For fees per request; 0 where tokens alone are asked about. */
  readonly requests: number;
  /** Total input of one request, which decides the context tier. */
  readonly inputOfOne: number;
  /** Null is standard. */
  readonly serviceTier: string | null;
}

/** Pico-USD at the prices of now, discounts included; null without a price for all of it. */
export type TokenPricer = (use: UseToPrice) => bigint | null;
