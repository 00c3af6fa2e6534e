import type { NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import type { UsageDialect } from "../usage-dialect.js";
import { anthropic } from "./anthropic.js";
import { gemini } from "./gemini.js";
import { openAiChat } from "./openai-chat.js";
import { openAiResponses } from "./openai-responses.js";

/** Whose own reports the SDK passes on as `raw`, in the order in which they are told apart. */
const PROVIDERS: readonly UsageDialect[] = [gemini, openAiChat, anthropic, openAiResponses];

/**
 * The provider's own report within the SDK's, read by the provider's own rule; null when it says nothing or is of a
 * shape that is not known.
 */
export function readVercelRaw(raw: Fields, path: string, provider: string): NormalisedUsage | null {
  const dialect = PROVIDERS.find(({ looksLike }) => looksLike(raw, provider));
  const normalised = dialect?.normalise(raw, path, provider);
  return normalised === undefined || normalised.counts === null ? null : normalised;
}
