import { findProvider } from "@pydantic/genai-prices";
import { PROVIDER_ALIASES } from "./domain/provider-aliases.js";

/** The price list that a provider's name stands for; null when there is none: the price is then unknown. */
export function findProviderId(name: string): string | null {
  const comparable = name.trim().toLowerCase();
  if (comparable === "") return null;
  const id = PROVIDER_ALIASES.get(comparable) ?? comparable;
  return findProvider({ providerId: id })?.id ?? null;
}

/** Lists to look in for a model that a provider's own list does not have, in order. */
export function fallbackProviderIds(providerId: string): readonly string[] {
  return findProvider({ providerId })?.fallback_model_providers ?? [];
}
