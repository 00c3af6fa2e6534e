import type { SavingsCell } from "./savings-cell.js";
import type { UsualSizes } from "./usual-size.js";
import type { WasteReason } from "./waste-rules.js";

/** What lies beyond the usual size; tokens are cut to the threshold (low) or to the median (high). */
export interface Excess {
  readonly requests: number;
  readonly lowTokens: bigint;
  readonly highTokens: bigint;
  /** Pico-USD that these requests cost altogether: no more can be saved. */
  readonly cost: bigint;
  /** The least input of them, or the least total for answers and reasoning: for the filter that shows them. */
  readonly least: number | null;
  readonly samples: readonly string[];
}

/** Single requests of one cell that were not needed for the same reason, or that were. */
export interface RequestSums {
  readonly cell: SavingsCell;
  /** Null: needed, as far as can be seen. */
  readonly waste: WasteReason | null;
  readonly requests: number;
  readonly successful: number;
  /** Without a known cost: they add nothing to any amount. */
  readonly unpriced: number;
  /** Pico-USD. */
  readonly cost: bigint;
  /** Pico-USD that were not needed, and those of repetitions within an hour. */
  readonly wasted: bigint;
  readonly wastedSoon: bigint;
  readonly withFingerprint: number;
  readonly withNote: number;
  /** Successful ones with an input close to the limit. */
  readonly nearLimit: number;
  readonly nearSamples: readonly string[];
  /** With a known cost, and sent while a provider would still have kept the prefix of the one before. */
  readonly warm: number;
  /** Of requests with a known cost. */
  readonly inputTokens: bigint;
  readonly cachedTokens: bigint;
  readonly answerTokens: bigint;
  readonly reasoningTokens: bigint;
  /** Of the cell; null where nothing was successful. */
  readonly usual: UsualSizes | null;
  readonly longInput: Excess;
  readonly longAnswer: Excess;
  readonly longReasoning: Excess;
  /** Rows as `time/id`, at most 5, of the dearest. */
  readonly samples: readonly string[];
  readonly noteIds: readonly string[];
  readonly fingerprints: readonly string[];
}
