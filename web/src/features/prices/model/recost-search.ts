import { escapeValue } from "../../../lib/filters";
import type { UnpricedModel } from "../api/use-unpriced-models";

/**
 * The query of the re-cost page for requests of one model that had no price, from the day of the first to
 * that of the last.
 */
export function recostSearch(
  { provider, model, firstAt, lastAt }: Pick<UnpricedModel, "provider" | "model" | "firstAt" | "lastAt">,
  dayOf: (iso: string) => string,
): Record<string, string> {
  return {
    range: `${dayOf(firstAt)}..${dayOf(lastAt)}`,
    model: escapeValue(model),
    provider: escapeValue(provider),
    unpricedOnly: "1",
  };
}
