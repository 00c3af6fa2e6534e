import type { MessageKey } from "../../../locales/message-key";

const KEYS = {
  CONTEXT_TIERS_FROM_SUMS: "whatIf.caveat.CONTEXT_TIERS_FROM_SUMS",
  SERVICE_TIERS_AS_STANDARD: "whatIf.caveat.SERVICE_TIERS_AS_STANDARD",
  TOKENIZERS_DIFFER: "whatIf.caveat.TOKENIZERS_DIFFER",
  DISCOUNT_OF_SUMS: "whatIf.caveat.DISCOUNT_OF_SUMS",
  PRICES_OF_PROJECTS: "whatIf.caveat.PRICES_OF_PROJECTS",
  WEB_SEARCHES_LEFT_OUT: "whatIf.caveat.WEB_SEARCHES_LEFT_OUT",
} as const satisfies Record<string, MessageKey>;

/** The words of a caveat; null for a code that this console does not know, which is shown as it is. */
export function caveatKey(code: string): MessageKey | null {
  return Object.entries(KEYS).find(([known]) => known === code)?.[1] ?? null;
}
