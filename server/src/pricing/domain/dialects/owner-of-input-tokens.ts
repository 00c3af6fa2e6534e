import { locateUsage } from "../locate-usage.js";
import type { Fields } from "../read-count.js";

/** Fields that only Anthropic has, whose `input_tokens` exclude the cache. */
const ANTHROPIC_FIELDS = [
  "cache_creation_input_tokens",
  "cache_read_input_tokens",
  "cache_creation",
  "server_tool_use",
  "iterations",
] as const;

/** What only OpenAI's have, whose `input_tokens` include the cache; gateways put Anthropic's fields beside them. */
const OPENAI_DETAILS = ["input_tokens_details", "input_token_details", "output_token_details"] as const;

const ANTHROPIC = /anthropic|claude/i;
const ANTHROPIC_EVENT = /^message(_start|_delta)?$/;

/**
 * Whose usage has `input_tokens` and `output_tokens`: Anthropic's, or that of OpenAI's Responses. Fields that only
 * one of them has decide, then what a whole response says it is, then the provider. Where nothing decides both
 * readings are the same, and it is taken for OpenAI's. Null without these fields.
 */
export function ownerOfInputTokens(given: Fields, provider: string): "anthropic" | "openai-responses" | null {
  const { usage } = locateUsage(given, "");
  const type = given["type"];
  if (typeof type === "string" && ANTHROPIC_EVENT.test(type)) return "anthropic";
  if (usage["input_tokens"] === undefined && usage["output_tokens"] === undefined) {
    const isResponse = given["object"] === "response" || (typeof type === "string" && type.startsWith("response."));
    return isResponse ? "openai-responses" : null;
  }
  if (OPENAI_DETAILS.some((field) => usage[field] !== undefined)) return "openai-responses";
  if (ANTHROPIC_FIELDS.some((field) => usage[field] !== undefined)) return "anthropic";
  if (ANTHROPIC.test(provider)) return "anthropic";
  return "openai-responses";
}
