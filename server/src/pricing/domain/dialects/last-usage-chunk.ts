import { locateUsage } from "../locate-usage.js";
import { type Fields, isFields } from "../read-count.js";
import type { MergedChunks } from "../usage-dialect.js";

/**
 * The last chunk of a chat completion that carries usage: OpenAI sends `usage: null` until a last chunk without
 * choices, others repeat a running count in every chunk, and Groq keeps it under `x_groq`.
 *
 * The usage is final when it comes after the choices or when a choice has ended; a running count that breaks off
 * before is not. The service tier may stand in any chunk.
 */
export function lastUsageChunk(chunks: readonly Fields[]): MergedChunks | null {
  let found: { readonly usage: Fields; readonly chunk: Fields } | null = null;
  let serviceTier: unknown;
  let hasEnded = false;
  for (const chunk of chunks) {
    const { usage, response } = locateUsage(chunk, "");
    if (response !== null) found = { usage, chunk };
    serviceTier = chunk["service_tier"] ?? serviceTier;
    hasEnded ||= choicesOf(chunk).some((choice) => typeof choice["finish_reason"] === "string");
  }
  if (found === null) return null;
  const isFinal = hasEnded || choicesOf(found.chunk).length === 0;
  return { usage: { usage: found.usage, service_tier: serviceTier }, isFinal };
}

function choicesOf(chunk: Fields): readonly Fields[] {
  const choices = chunk["choices"];
  return Array.isArray(choices) ? choices.filter(isFields) : [];
}
