import { Meter } from "../analytics/domain/question-words.js";

const OF_TOKENS = ["partial_requests", "missing_requests"] as const;

/** Sums of requests that, when there are any, make a meter's sum less than what was used. */
export const UNKNOWN_REQUESTS = {
  [Meter.COST]: ["unpriced_requests", "partial_requests"],
  [Meter.TOKENS]: OF_TOKENS,
  [Meter.INPUT_TOKENS]: OF_TOKENS,
  [Meter.OUTPUT_TOKENS]: OF_TOKENS,
  [Meter.REQUESTS]: [],
} as const satisfies Record<Meter, readonly string[]>;
