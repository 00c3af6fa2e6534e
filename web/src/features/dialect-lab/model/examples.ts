/** Usage as providers document it, to try the lab with; the counts are made up. */
export interface Example {
  key: "gemini" | "openai" | "openaiStream" | "anthropic";
  provider: string;
  model: string;
  usage: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    key: "gemini",
    provider: "google",
    model: "gemini-2.5-flash",
    usage: pretty({
      promptTokenCount: 12000,
      cachedContentTokenCount: 8000,
      candidatesTokenCount: 500,
      thoughtsTokenCount: 1500,
      totalTokenCount: 14000,
    }),
  },
  {
    key: "openai",
    provider: "openai",
    model: "gpt-5",
    usage: pretty({
      prompt_tokens: 1486,
      completion_tokens: 651,
      total_tokens: 2137,
      prompt_tokens_details: { cached_tokens: 1408 },
      completion_tokens_details: { reasoning_tokens: 512 },
    }),
  },
  {
    key: "openaiStream",
    provider: "openai",
    model: "gpt-5",
    usage: [
      'data: {"object":"chat.completion.chunk","model":"gpt-5","choices":[{"index":0,"delta":{"content":"Hi"}}],"usage":null}',
      'data: {"object":"chat.completion.chunk","model":"gpt-5","choices":[],"usage":{"prompt_tokens":120,"completion_tokens":40,"total_tokens":160,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":24}}}',
      "data: [DONE]",
      "",
    ].join("\n\n"),
  },
  {
    key: "anthropic",
    provider: "anthropic",
    model: "claude-sonnet-4-6",
    usage: pretty({
      input_tokens: 100,
      cache_creation_input_tokens: 10000,
      cache_read_input_tokens: 50000,
      cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
      output_tokens: 800,
      service_tier: "standard",
    }),
  },
];

function pretty(usage: object): string {
  return JSON.stringify(usage, null, 2);
}
