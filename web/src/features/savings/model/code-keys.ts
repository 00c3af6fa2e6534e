import type { MessageKey } from "../../../locales/message-key";

/** The words of a code of the server; null for one that this console does not know, which is shown as it is. */
function keyOf(codes: Readonly<Record<string, MessageKey>>, code: string): MessageKey | null {
  return Object.entries(codes).find(([known]) => known === code)?.[1] ?? null;
}

const SKIPPED = {
  TOO_FEW_REQUESTS: "savings.skipped.TOO_FEW_REQUESTS",
  NO_FINGERPRINTS: "savings.skipped.NO_FINGERPRINTS",
  NO_NOTES: "savings.skipped.NO_NOTES",
  RANGE_TOO_SHORT: "savings.skipped.RANGE_TOO_SHORT",
  NO_BATCH_PRICES: "savings.skipped.NO_BATCH_PRICES",
} as const satisfies Record<string, MessageKey>;

const REASONS = {
  SAME_INPUT: "savings.reason.SAME_INPUT",
  SIMILAR_SIZE: "savings.reason.SIMILAR_SIZE",
  BILLED_FOR_NOTHING: "savings.reason.BILLED_FOR_NOTHING",
  REPEATED_AFTER_LIMIT: "savings.reason.REPEATED_AFTER_LIMIT",
  WARNING_WITHOUT_MONEY: "savings.reason.WARNING_WITHOUT_MONEY",
  PREFIX_FROM_SIZES: "savings.reason.PREFIX_FROM_SIZES",
  OWN_BASELINE: "savings.reason.OWN_BASELINE",
  MODEL_ALREADY_USED: "savings.reason.MODEL_ALREADY_USED",
  SHORT_ANSWERS: "savings.reason.SHORT_ANSWERS",
  FAR_FROM_USUAL: "savings.reason.FAR_FROM_USUAL",
  WORK_AT_NIGHT: "savings.reason.WORK_AT_NIGHT",
  SAMPLED: "savings.reason.SAMPLED",
  SHORT_RANGE: "savings.reason.SHORT_RANGE",
} as const satisfies Record<string, MessageKey>;

const STEPS = {
  KEEP_ANSWERS_BY_FINGERPRINT: "savings.step.KEEP_ANSWERS_BY_FINGERPRINT",
  DISABLE_BUTTON_WHILE_RUNNING: "savings.step.DISABLE_BUTTON_WHILE_RUNNING",
  SUMMARISE_WHEN_NOTE_CHANGED: "savings.step.SUMMARISE_WHEN_NOTE_CHANGED",
  WAIT_UNTIL_EDITING_ENDS: "savings.step.WAIT_UNTIL_EDITING_ENDS",
  RAISE_CLIENT_TIMEOUT: "savings.step.RAISE_CLIENT_TIMEOUT",
  RETRY_ONLY_UNBILLED_FAILURES: "savings.step.RETRY_ONLY_UNBILLED_FAILURES",
  CANCEL_AT_PROVIDER: "savings.step.CANCEL_AT_PROVIDER",
  COUNT_TOKENS_BEFORE_SENDING: "savings.step.COUNT_TOKENS_BEFORE_SENDING",
  SPLIT_LONG_NOTES: "savings.step.SPLIT_LONG_NOTES",
  SEND_RELEVANT_PART: "savings.step.SEND_RELEVANT_PART",
  LIMIT_INPUT_TOKENS: "savings.step.LIMIT_INPUT_TOKENS",
  LIMIT_OUTPUT_TOKENS: "savings.step.LIMIT_OUTPUT_TOKENS",
  ASK_FOR_LENGTH: "savings.step.ASK_FOR_LENGTH",
  LIMIT_THINKING_BUDGET: "savings.step.LIMIT_THINKING_BUDGET",
  COMPARE_QUALITY: "savings.step.COMPARE_QUALITY",
  PUT_CONSTANT_PART_FIRST: "savings.step.PUT_CONSTANT_PART_FIRST",
  MARK_PREFIX_FOR_CACHING: "savings.step.MARK_PREFIX_FOR_CACHING",
  FIND_CHANGE_OF_PROMPT: "savings.step.FIND_CHANGE_OF_PROMPT",
  MOVE_SHARE_OF_REQUESTS: "savings.step.MOVE_SHARE_OF_REQUESTS",
  USE_BATCH_API: "savings.step.USE_BATCH_API",
  EXPECT_ANSWERS_WITHIN_A_DAY: "savings.step.EXPECT_ANSWERS_WITHIN_A_DAY",
} as const satisfies Record<string, MessageKey>;

const METHODS = {
  COST_OF_REPETITIONS: "savings.how.COST_OF_REPETITIONS",
  COST_OF_FAILED_ATTEMPTS: "savings.how.COST_OF_FAILED_ATTEMPTS",
  COST_OF_CUT_REQUESTS: "savings.how.COST_OF_CUT_REQUESTS",
  TOKENS_BEYOND_USUAL: "savings.how.TOKENS_BEYOND_USUAL",
  PREFIX_AT_CACHED_RATE: "savings.how.PREFIX_AT_CACHED_RATE",
  HIT_SHARE_OF_BEFORE: "savings.how.HIT_SHARE_OF_BEFORE",
  WHAT_IF_SMALLER_MODEL: "savings.how.WHAT_IF_SMALLER_MODEL",
  NIGHT_WORK_AT_BATCH_RATE: "savings.how.NIGHT_WORK_AT_BATCH_RATE",
} as const satisfies Record<string, MessageKey>;

export const skippedKey = (code: string): MessageKey | null => keyOf(SKIPPED, code);
export const reasonKey = (code: string): MessageKey | null => keyOf(REASONS, code);
export const stepKey = (code: string): MessageKey | null => keyOf(STEPS, code);
export const methodKey = (code: string): MessageKey | null => keyOf(METHODS, code);
