import type { TokenClass } from "@tokenledger/model/token-class";
import type { SavingsCell } from "./savings-cell.js";

/** Disjoint tokens of many requests by class. */
export type TokenUse = Readonly<Record<TokenClass, bigint>>;

/** Sums of one cell over a local day. */
export interface CellDay {
  readonly cell: SavingsCell;
  /** Local date. */
  readonly day: string;
  readonly requests: number;
  /** With a known cost. */
  readonly successful: number;
  readonly failed: number;
  /** Pico-USD of all whose cost is known. */
  readonly cost: bigint;
  /** What is known of those with a known cost; sums in which they are mixed with others are left out. */
  readonly told: ToldSums;
}

export interface ToldSums {
  readonly requests: number;
  /** Pico-USD. */
  readonly cost: bigint;
  readonly tokens: TokenUse;
}
