import { CountFields } from "../count-fields.js";
import { countParts, NO_PARTS, type ReportedParts } from "../count-parts.js";
import { locateUsage } from "../locate-usage.js";
import type { NormalisedUsage } from "../normalised-usage.js";
import { placeParts } from "../place-parts.js";
import type { Fields } from "../read-count.js";
import type { UsageDialect } from "../usage-dialect.js";
import { lastUsageChunk } from "./last-usage-chunk.js";

/** Names under which callers know Google's models: `google`, `vertex_ai`, `gcp.gemini`, … */
const GOOGLE = /google|vertex|gemini/i;

/**
 * Gemini behind its OpenAI-compatible URL: OpenAI's fields, but `completion_tokens` leaves the thoughts out and no
 * field tells of them. 758 prompt and 102 completion of 1,725 in all are 758 input, 102 output, 865 reasoning.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseGeminiOpenai(given: Fields, path = "usage"): NormalisedUsage {
  const located = locateUsage(given, path);
  const fields = new CountFields(located.usage, located.path);
  const report: ReportedParts = {
    ...NO_PARTS,
    input: fields.count("prompt_tokens"),
    output: fields.count("completion_tokens"),
    total: fields.count("total_tokens"),
    cacheRead: fields.within("prompt_tokens_details").count("cached_tokens"),
    reasoning: fields.within("completion_tokens_details").count("reasoning_tokens"),
  };
  return countParts(withHiddenThoughts(report));
}

function withHiddenThoughts(report: ReportedParts): ReportedParts {
  const { input, output, total, cacheRead, reasoning } = report;
  if (input === null || output === null || (reasoning ?? 0) > 0) return report;
  const { hidden } = placeParts({ input, output, total, cache: cacheRead ?? 0, reasoning: 0 });
  return { ...report, reasoning: hidden };
}

export const geminiOpenai: UsageDialect<"gemini-openai"> = {
  name: "gemini-openai",
  looksLike: (given, provider) => {
    if (!GOOGLE.test(provider)) return false;
    const { usage } = locateUsage(given, "usage");
    return usage["prompt_tokens"] !== undefined || usage["completion_tokens"] !== undefined;
  },
  normalise: normaliseGeminiOpenai,
  mergeChunks: lastUsageChunk,
};
