import type { CountFields, NamedCount } from "../count-fields.js";

/** Beside the prompt instead of in its details: DeepSeek, Mistral, gateways in front of Anthropic, Moonshot. */
const BESIDE_THE_PROMPT = [
  "prompt_cache_hit_tokens",
  "num_cached_tokens",
  "cache_read_input_tokens",
  "cached_tokens",
] as const;

const WRITTEN_IN_DETAILS = ["cache_write_tokens", "cache_creation_tokens"] as const;

/**
 * What was read from the cache, wherever a provider that speaks OpenAI's language says so: in the details of the
 * prompt (OpenAI, Azure, Groq, xAI, OpenRouter), beside them, or both (DeepSeek).
 */
export function readCached(usage: CountFields, details: CountFields, warnings: string[]): NamedCount | null {
  const inDetails = details.named(["cached_tokens"]);
  const beside = usage.named(BESIDE_THE_PROMPT);
  if (inDetails === null) return beside;
  if (beside !== null && beside.count !== inDetails.count) {
    warnings.push(`${beside.name} is ${beside.count}, but cached_tokens is ${inDetails.count}; the latter counts`);
  }
  return inDetails;
}

/** What was written to the cache. */
export function readWritten(usage: CountFields, details: CountFields): NamedCount | null {
  return details.named(WRITTEN_IN_DETAILS) ?? usage.named(["cache_creation_input_tokens"]);
}

/** DeepSeek divides the prompt into hits and misses, which add up to it. */
export function warnOfMisses(usage: CountFields, prompt: number | null, warnings: string[]): void {
  const hit = usage.count("prompt_cache_hit_tokens");
  const miss = usage.count("prompt_cache_miss_tokens");
  if (hit === null || miss === null || prompt === null || hit + miss === prompt) return;
  warnings.push(`prompt_cache_hit_tokens and prompt_cache_miss_tokens add up to ${hit + miss}, not ${prompt}`);
}
