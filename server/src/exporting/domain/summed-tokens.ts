/** Tokens that a file adds up, whatever its rows are. */
export const SUMMED_TOKENS = [
  "inputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "outputTokens",
  "reasoningTokens",
  "totalTokens",
] as const;
