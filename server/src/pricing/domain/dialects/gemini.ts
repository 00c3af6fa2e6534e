import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import type { UsageDialect } from "../usage-dialect.js";
import { mergeGeminiChunks } from "./gemini-chunks.js";
import { GeminiFields, looksLikeGemini } from "./gemini-fields.js";
import { countGeminiSearches } from "./gemini-searches.js";
import { splitCached, splitModalities } from "./split-modalities.js";

/** The four disjoint counts of a report, and its total. Null is "not given", which protobuf also writes for 0. */
interface GeminiReport {
  readonly prompt: number | null;
  readonly toolUse: number | null;
  readonly answer: number | null;
  readonly thoughts: number | null;
  readonly total: number | null;
}

/**
 * `usageMetadata` of the Gemini API, of Vertex AI and of the Live API, alone or inside its response.
 *
 * Cached tokens are inside the prompt; thoughts are outside the candidates and tool-use prompts
 * outside the prompt: 12,000 prompt (8,000 cached) + 500 candidates + 1,500 thoughts are 4,000 fresh,
 * 8,000 cache read, 500 output, 1,500 reasoning, 14,000 in all.
 *
 * Contradictions are kept as warnings: a provider's odd report must not cost the record of the call.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseGemini(usage: Fields, path = "usage"): NormalisedUsage {
  const fields = GeminiFields.of(usage, path);
  if (!fields.reportsAnything()) return missingUsage();
  const report: GeminiReport = {
    prompt: fields.count("promptTokenCount"),
    toolUse: fields.count("toolUsePromptTokenCount"),
    answer: fields.count("candidatesTokenCount") ?? fields.count("responseTokenCount"),
    thoughts: fields.count("thoughtsTokenCount"),
    total: fields.count("totalTokenCount"),
  };
  const warnings: string[] = [];
  const { hidden, usageState } = judge(report, warnings);
  const counts = splitCounts(fields, { ...report, thoughts: (report.thoughts ?? 0) + hidden }, warnings);
  const serviceTier = fields.serviceTier();
  const webSearches = countGeminiSearches(usage);
  return {
    counts,
    usageState,
    warnings,
    ...(serviceTier === null ? {} : { serviceTier }),
    ...(webSearches === null ? {} : { webSearches }),
  };
}

function splitCounts(fields: GeminiFields, report: GeminiReport, warnings: string[]): TokenCounts {
  const promptTotal = report.prompt ?? 0;
  const prompt = splitModalities(
    { name: "promptTokenCount", total: promptTotal, details: fields.details("promptTokensDetails") },
    warnings,
  );
  const tools = splitModalities(
    {
      name: "toolUsePromptTokenCount",
      total: report.toolUse ?? 0,
      details: fields.details("toolUsePromptTokensDetails"),
    },
    warnings,
  );
  const cached = splitCached(
    {
      name: "cachedContentTokenCount",
      total: cachedWithin(promptTotal, fields.count("cachedContentTokenCount") ?? 0, warnings),
      details: fields.details("cacheTokensDetails"),
    },
    prompt,
    warnings,
  );
  const answer = splitModalities(
    {
      name: "candidatesTokenCount",
      total: report.answer ?? 0,
      details: fields.details("candidatesTokensDetails") ?? fields.details("responseTokensDetails"),
    },
    warnings,
  );
  return {
    input: prompt.text - cached.text + tools.text,
    cache_read: cached.text + cached.image + cached.video,
    cache_write: 0,
    cache_write_1h: 0,
    input_audio: prompt.audio - cached.audio + tools.audio,
    cache_read_audio: cached.audio,
    input_image: prompt.image - cached.image + tools.image,
    input_video: prompt.video - cached.video + tools.video,
    output: answer.text + answer.video,
    reasoning: report.thoughts ?? 0,
    output_audio: answer.audio,
    output_image: answer.image,
  };
}

function cachedWithin(prompt: number, cached: number, warnings: string[]): number {
  if (cached <= prompt) return cached;
  warnings.push(`cachedContentTokenCount ${cached} exceeds promptTokenCount ${prompt}; the prompt counts as cached`);
  return prompt;
}

interface Judged {
  readonly usageState: UsageState;
  /** Tokens of the total that no part accounts for. */
  readonly hidden: number;
}

/**
 * Whether the report is whole: both sides are there, or the total leaves nothing for an absent one. What the total
 * of a whole one has beyond its parts is taken for thoughts, as behind the OpenAI-compatible URL: it costs no less.
 */
function judge({ prompt, toolUse, answer, thoughts, total }: GeminiReport, warnings: string[]): Judged {
  const sum = (prompt ?? 0) + (toolUse ?? 0) + (answer ?? 0) + (thoughts ?? 0);
  const oneSided = prompt === null || (answer === null && thoughts === null);
  if (total === null) return { usageState: oneSided ? "partial" : "reported", hidden: 0 };
  if (total === sum) return { usageState: "reported", hidden: 0 };
  const contradiction = `totalTokenCount is ${total}, but its parts add up to ${sum}`;
  const isHidden = total > sum && !oneSided;
  warnings.push(isHidden ? `${contradiction}; the rest counts as thoughts` : contradiction);
  return { usageState: oneSided && total > sum ? "partial" : "reported", hidden: isHidden ? total - sum : 0 };
}

export const gemini: UsageDialect<"gemini"> = {
  name: "gemini",
  looksLike: looksLikeGemini,
  normalise: normaliseGemini,
  mergeChunks: mergeGeminiChunks,
};
