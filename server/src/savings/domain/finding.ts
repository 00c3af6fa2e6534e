import type { SavingsCell, SavingsSubject } from "./savings-cell.js";

export enum FindingKind {
  IDENTICAL_REQUESTS = "IDENTICAL_REQUESTS",
  RESUMMARISED_NOTES = "RESUMMARISED_NOTES",
  CACHEABLE_PREFIX = "CACHEABLE_PREFIX",
  FALLING_CACHE_HITS = "FALLING_CACHE_HITS",
  CHEAPER_MODEL = "CHEAPER_MODEL",
  LONG_INPUT = "LONG_INPUT",
  LONG_OUTPUT = "LONG_OUTPUT",
  THINKING = "THINKING",
  BILLED_RETRIES = "BILLED_RETRIES",
  BATCH_ELIGIBLE = "BATCH_ELIGIBLE",
  NEAR_LIMIT = "NEAR_LIMIT",
}

export enum Confidence {
  HIGH = "HIGH",
  MEDIUM = "MEDIUM",
  LOW = "LOW",
}

/** How much work a change is, and how much may go wrong with it. */
export enum FindingLevel {
  LOW = "LOW",
  MEDIUM = "MEDIUM",
  HIGH = "HIGH",
}

/** What a finding rests on, and what holds it back. Codes, for which the console has the words. */
export type ConfidenceReason =
  | "SAME_INPUT"
  | "SIMILAR_SIZE"
  | "BILLED_FOR_NOTHING"
  | "REPEATED_AFTER_LIMIT"
  | "WARNING_WITHOUT_MONEY"
  | "PREFIX_FROM_SIZES"
  | "OWN_BASELINE"
  | "MODEL_ALREADY_USED"
  | "SHORT_ANSWERS"
  | "FAR_FROM_USUAL"
  | "WORK_AT_NIGHT"
  | "SAMPLED"
  | "SHORT_RANGE";

/** A decimal number by name for the console's sentence, or a name such as that of a model. */
export interface FindingFact {
  readonly name: string;
  readonly value: string | null;
  readonly text: string | null;
}

/** Which requests show it, beyond what the report's own filter says. */
export interface FindingEvidence {
  readonly noteIds: readonly string[];
  readonly fingerprints: readonly string[];
  readonly statuses: readonly string[];
  readonly minAttempt: number | null;
  readonly minInputTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly minTokens: number | null;
}

export const NO_EVIDENCE: FindingEvidence = {
  noteIds: [],
  fingerprints: [],
  statuses: [],
  minAttempt: null,
  minInputTokens: null,
  maxOutputTokens: null,
  minTokens: null,
};

/** Pico-USD of 30 days. */
export interface SavingRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** How the requests of a finding relate to those of others; see `uniteSavings`. */
export type FindingEffect =
  /** Some requests, or parts of some, are not needed: no two such findings hold the same pico-dollar. */
  | "REMOVES"
  /** All requests of a cell cost less than they do. */
  | "CHEAPENS";

/** What a detector found; amounts are of 30 days. */
export interface Finding extends SavingRange {
  readonly kind: FindingKind;
  readonly subject: SavingsSubject;
  readonly effect: FindingEffect;
  /** Its amounts by cell; they add up to it. */
  readonly parts: readonly (SavingRange & { readonly cell: SavingsCell })[];
  readonly method: string;
  readonly confidence: Confidence;
  readonly confidenceReason: ConfidenceReason;
  readonly effort: FindingLevel;
  readonly risk: FindingLevel;
  /** What to do, as codes in the order to do it. */
  readonly steps: readonly string[];
  /** In what was looked at, not in 30 days. */
  readonly requests: number;
  readonly facts: readonly FindingFact[];
  /** Rows of `token_usage` as `time/id`; at most 5. */
  readonly samples: readonly string[];
  readonly evidence: FindingEvidence;
}

/** Why a detector could not look. */
export type SkippedReason = "TOO_FEW_REQUESTS" | "NO_FINGERPRINTS" | "NO_NOTES" | "RANGE_TOO_SHORT" | "NO_BATCH_PRICES";

export interface Detection {
  readonly findings: readonly Finding[];
  readonly skipped: SkippedReason | null;
}
