import type { ToldGroup } from "../telling/told-group.js";
import type { MessageWords } from "./message-words.js";

/** The limit as it is told, with its period; empty for what has none. */
export function limitOf(
  { meter, limit, period }: Pick<ToldGroup, "meter" | "limit" | "period">,
  words: Pick<MessageWords, "amount" | "limit">,
): string {
  return meter === null || limit === null ? "" : words.limit(words.amount(meter, limit), period);
}
