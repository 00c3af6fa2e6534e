import { FindingKind, FindingLevel, type FindingEffect } from "./finding.js";

interface FindingTraits {
  readonly effect: FindingEffect;
  readonly method: string;
  readonly effort: FindingLevel;
  readonly risk: FindingLevel;
  /** In the order to do it. */
  readonly steps: readonly string[];
}

const { LOW, MEDIUM, HIGH } = FindingLevel;

/** What every finding of a kind has in common. The codes are explained in docs/savings.md. */
export const FINDING_TRAITS: Readonly<Record<FindingKind, FindingTraits>> = {
  [FindingKind.IDENTICAL_REQUESTS]: {
    effect: "REMOVES",
    method: "COST_OF_REPETITIONS",
    effort: MEDIUM,
    risk: LOW,
    steps: ["KEEP_ANSWERS_BY_FINGERPRINT", "DISABLE_BUTTON_WHILE_RUNNING"],
  },
  [FindingKind.RESUMMARISED_NOTES]: {
    effect: "REMOVES",
    method: "COST_OF_REPETITIONS",
    effort: MEDIUM,
    risk: LOW,
    steps: ["SUMMARISE_WHEN_NOTE_CHANGED", "WAIT_UNTIL_EDITING_ENDS"],
  },
  [FindingKind.BILLED_RETRIES]: {
    effect: "REMOVES",
    method: "COST_OF_FAILED_ATTEMPTS",
    effort: LOW,
    risk: LOW,
    steps: ["RAISE_CLIENT_TIMEOUT", "RETRY_ONLY_UNBILLED_FAILURES", "CANCEL_AT_PROVIDER"],
  },
  [FindingKind.NEAR_LIMIT]: {
    effect: "REMOVES",
    method: "COST_OF_CUT_REQUESTS",
    effort: MEDIUM,
    risk: MEDIUM,
    steps: ["COUNT_TOKENS_BEFORE_SENDING", "SPLIT_LONG_NOTES"],
  },
  [FindingKind.LONG_INPUT]: {
    effect: "REMOVES",
    method: "TOKENS_BEYOND_USUAL",
    effort: MEDIUM,
    risk: MEDIUM,
    steps: ["SEND_RELEVANT_PART", "LIMIT_INPUT_TOKENS"],
  },
  [FindingKind.LONG_OUTPUT]: {
    effect: "REMOVES",
    method: "TOKENS_BEYOND_USUAL",
    effort: LOW,
    risk: MEDIUM,
    steps: ["LIMIT_OUTPUT_TOKENS", "ASK_FOR_LENGTH"],
  },
  [FindingKind.THINKING]: {
    effect: "REMOVES",
    method: "TOKENS_BEYOND_USUAL",
    effort: LOW,
    risk: MEDIUM,
    steps: ["LIMIT_THINKING_BUDGET", "COMPARE_QUALITY"],
  },
  [FindingKind.CACHEABLE_PREFIX]: {
    effect: "CHEAPENS",
    method: "PREFIX_AT_CACHED_RATE",
    effort: LOW,
    risk: LOW,
    steps: ["PUT_CONSTANT_PART_FIRST", "MARK_PREFIX_FOR_CACHING"],
  },
  [FindingKind.FALLING_CACHE_HITS]: {
    effect: "CHEAPENS",
    method: "HIT_SHARE_OF_BEFORE",
    effort: LOW,
    risk: LOW,
    steps: ["FIND_CHANGE_OF_PROMPT", "PUT_CONSTANT_PART_FIRST"],
  },
  [FindingKind.CHEAPER_MODEL]: {
    effect: "CHEAPENS",
    method: "WHAT_IF_SMALLER_MODEL",
    effort: LOW,
    risk: HIGH,
    steps: ["COMPARE_QUALITY", "MOVE_SHARE_OF_REQUESTS"],
  },
  [FindingKind.BATCH_ELIGIBLE]: {
    effect: "CHEAPENS",
    method: "NIGHT_WORK_AT_BATCH_RATE",
    effort: HIGH,
    risk: LOW,
    steps: ["USE_BATCH_API", "EXPECT_ANSWERS_WITHIN_A_DAY"],
  },
};
