import { findProvider } from "@pydantic/genai-prices";

/** Names that callers use and the price package would not know, or would take for another provider. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["azure_openai", "azure"],
  ["azure-openai", "azure"],
  ["azure.ai.openai", "azure"],
  ["az.ai.openai", "azure"],
  ["azure.ai.inference", "azure"],
  ["az.ai.inference", "azure"],
  ["azure_ai", "azure"],
  ["fireworks_ai", "fireworks"],
  ["fireworks-ai", "fireworks"],
  ["x_ai", "x-ai"],
  ["x.ai", "x-ai"],
  ["z-ai", "zai"],
  ["z.ai", "zai"],
  ["z_ai", "zai"],
  ["github_copilot", "github-copilot"],
]);

/** The price list that a provider's name stands for; null when there is none: the price is then unknown. */
export function findProviderId(name: string): string | null {
  const comparable = name.trim().toLowerCase();
  if (comparable === "") return null;
  const id = ALIASES.get(comparable) ?? comparable;
  return findProvider({ providerId: id })?.id ?? null;
}

/** Lists to look in for a model that a provider's own list does not have, in order. */
export function fallbackProviderIds(providerId: string): readonly string[] {
  return findProvider({ providerId })?.fallback_model_providers ?? [];
}
