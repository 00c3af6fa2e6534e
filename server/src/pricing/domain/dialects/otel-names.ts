/**
 * Under which names counts stand on spans, current name first. The conventions are still in development and no
 * package carries the names, so they are written out:
 * `gen_ai.usage.*` of the conventions as they are and were, `llm.usage.*` of older OpenLLMetry, `ai.usage.*` of the
 * Vercel AI SDK up to 6, and what Anthropic's own SDK writes.
 */
export const OTEL_NAMES = {
  input: [
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.prompt_tokens",
    "llm.usage.prompt_tokens",
    "ai.usage.inputTokens",
    "ai.usage.promptTokens",
    "ai.usage.tokens", // of an embedding
  ],
  output: [
    "gen_ai.usage.output_tokens",
    "gen_ai.usage.completion_tokens",
    "llm.usage.completion_tokens",
    "ai.usage.outputTokens",
    "ai.usage.completionTokens",
  ],
  total: ["gen_ai.usage.total_tokens", "llm.usage.total_tokens", "ai.usage.totalTokens"],
  cacheRead: [
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.cache_read_input_tokens",
    "llm.usage.cache_read_input_tokens",
    "ai.usage.inputTokenDetails.cacheReadTokens",
    "ai.usage.cachedInputTokens",
  ],
  /** Short-lived and long-lived writes together. */
  cacheWrites: [
    "gen_ai.usage.cache_creation.input_tokens",
    "gen_ai.usage.cache_write.input_tokens",
    "gen_ai.usage.cache_creation_input_tokens",
    "llm.usage.cache_creation_input_tokens",
    "ai.usage.inputTokenDetails.cacheWriteTokens",
  ],
  cacheWrite5m: ["anthropic.usage.cache_creation.ephemeral_5m_input_tokens"],
  cacheWrite1h: ["anthropic.usage.cache_creation.ephemeral_1h_input_tokens"],
  reasoning: [
    "gen_ai.usage.reasoning.output_tokens",
    "gen_ai.usage.reasoning_tokens",
    "llm.usage.reasoning_tokens",
    "ai.usage.outputTokenDetails.reasoningTokens",
    "ai.usage.reasoningTokens",
  ],
  audioInput: ["gen_ai.usage.audio.input_tokens"],
  imageInput: ["gen_ai.usage.image.input_tokens"],
  videoInput: ["gen_ai.usage.video.input_tokens"],
  audioOutput: ["gen_ai.usage.audio.output_tokens"],
} as const satisfies Record<string, readonly string[]>;

export type OtelCount = keyof typeof OTEL_NAMES;

/** What the request was sold as, where an instrument writes it down. */
export const OTEL_SERVICE_TIER = [
  "openai.response.service_tier",
  "gen_ai.openai.response.service_tier",
  "gen_ai.response.service_tier",
  "anthropic.response.service_tier",
] as const;
