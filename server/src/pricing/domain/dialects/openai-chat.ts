import { locateUsage } from "../locate-usage.js";
import type { NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import type { UsageDialect } from "../usage-dialect.js";
import { lastUsageChunk } from "./last-usage-chunk.js";
import { readOpenAiUsage } from "./openai-counts.js";

const SPELLING = {
  input: "prompt_tokens",
  output: "completion_tokens",
  inputDetails: ["prompt_tokens_details", "prompt_token_details"],
  outputDetails: ["completion_tokens_details", "completion_token_details"],
};

/**
 * `usage` of Chat Completions and of embeddings, which report a prompt that is the total; so do Azure, Groq,
 * Mistral, DeepSeek, xAI and most servers of open models. See `readOpenAiUsage`.
 */
export function normaliseOpenAiChat(usage: Fields, path = "usage"): NormalisedUsage {
  return readOpenAiUsage(usage, path, SPELLING);
}

export function looksLikeOpenAiChat(given: Fields): boolean {
  const { usage } = locateUsage(given, "");
  if (usage["prompt_tokens"] !== undefined || usage["completion_tokens"] !== undefined) return true;
  const object = given["object"]; // a chunk or a response without usage
  return object === "chat.completion" || object === "chat.completion.chunk";
}

export const openAiChat: UsageDialect<"openai-chat"> = {
  name: "openai-chat",
  looksLike: looksLikeOpenAiChat,
  normalise: normaliseOpenAiChat,
  mergeChunks: lastUsageChunk,
};
