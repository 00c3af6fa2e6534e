import type { TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";
import { CountFields } from "../count-fields.js";
import { locateUsage, readServiceTier } from "../locate-usage.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import type { ModalityCounts } from "./gemini-fields.js";
import { type OpenAiReport, type OpenAiSpelling, readOpenAiReport } from "./openai-report.js";
import { partsOutside } from "./parts-outside.js";
import { splitCached, splitModalities } from "./split-modalities.js";

/**
 * Reads what OpenAI's two APIs, and the many that speak their language, have in common: cached, written and audio
 * tokens are inside the input, reasoning and audio tokens inside the output, and so are accepted and rejected
 * predictions, which are billed as output. 1,486 in (1,408 cached) and 651 out (512 reasoning) are 78 fresh,
 * 1,408 cache read, 139 output, 512 reasoning, 2,137 in all.
 *
 * Where the total says that a part stands outside instead, it is read so (see `partsOutside`).
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function readOpenAiUsage(given: Fields, path: string, spelling: OpenAiSpelling): NormalisedUsage {
  const located = locateUsage(given, path);
  const fields = new CountFields(located.usage, located.path);
  const warnings: string[] = [];
  const report = readOpenAiReport(fields, spelling, warnings);
  if (report.input === null && report.output === null) {
    if (report.total === null) return missingUsage();
    return missingUsage([`total_tokens ${report.total} is not divided into input and output`]);
  }
  const counts = splitCounts(report, spelling, warnings);
  const searches = fields.within("server_tool_use").count("web_search_requests") ?? 0;
  const serviceTier = readServiceTier(located, given);
  return {
    counts,
    usageState: judge(report, counts, warnings),
    warnings,
    ...(searches === 0 ? {} : { webSearches: searches }),
    ...(serviceTier === null ? {} : { serviceTier }),
  };
}

function splitCounts(report: OpenAiReport, spelling: OpenAiSpelling, warnings: string[]): TokenCounts {
  const input = report.input ?? 0;
  const output = report.output ?? 0;
  const cached = report.cached?.count ?? 0;
  const written = report.written?.count ?? 0;
  const { total, reasoning } = report;
  const outside = partsOutside({ input, output, total, cached: cached + written, reasoning });
  if (outside.reasoning && total === null) {
    warnings.push(`reasoning_tokens ${reasoning} exceed ${spelling.output} ${output}; they are counted beside them`);
  }
  const inputInAll = outside.cached ? input + cached + written : input;
  const outputInAll = outside.reasoning ? output + reasoning : output;
  return {
    ...splitInput({ ...report, input: inputInAll }, spelling.input, warnings),
    ...splitOutput({ ...report, output: outputInAll }, spelling.output, warnings),
  };
}

type InputCounts = Omit<TokenCounts, keyof OutputCounts>;
type OutputCounts = Pick<TokenCounts, "output" | "reasoning" | "output_audio" | "output_image">;

function splitInput(report: OpenAiReport & { input: number }, name: string, warnings: string[]): InputCounts {
  const prompt = splitModalities(withText({ name, total: report.input, parts: report.inputDetails }), warnings);
  const cachedName = report.cached?.name ?? "cached_tokens";
  const cached = splitCached(
    {
      name: cachedName,
      total: atMost({ name: cachedName, count: report.cached?.count ?? 0 }, { name, count: report.input }, warnings),
      details: report.cachedDetails,
    },
    prompt,
    warnings,
  );
  const text = prompt.text - cached.text;
  const writtenName = report.written?.name ?? "cache_write_tokens";
  const left = { name: `the uncached text of ${name},`, count: text };
  const written = atMost({ name: writtenName, count: report.written?.count ?? 0 }, left, warnings);
  return {
    input: text - written,
    cache_read: cached.text + cached.image + cached.video,
    cache_write: written,
    cache_write_1h: 0,
    input_audio: prompt.audio - cached.audio,
    cache_read_audio: cached.audio,
    input_image: prompt.image - cached.image,
    input_video: prompt.video - cached.video,
  };
}

function splitOutput(report: OpenAiReport & { output: number }, name: string, warnings: string[]): OutputCounts {
  const { output, outputDetails, reasoning } = report;
  const narrower = reasoning + outputDetails.audio + outputDetails.image;
  if (narrower > output) {
    warnings.push(`${name} details add up to ${narrower}, not ${output}`);
    return { output, reasoning: 0, output_audio: 0, output_image: 0 };
  }
  return {
    output: output - narrower,
    reasoning,
    output_audio: outputDetails.audio,
    output_image: outputDetails.image,
  };
}

interface PartsOfTotal {
  readonly name: string;
  readonly total: number;
  readonly parts: ModalityCounts;
}

/** What the other modalities leave of the total is text. */
function withText({ name, total, parts }: PartsOfTotal): { name: string; total: number; details: ModalityCounts } {
  const text = Math.max(total - parts.audio - parts.image - parts.video, 0);
  return { name, total, details: { ...parts, text } };
}

interface Named {
  readonly name: string;
  readonly count: number;
}

function atMost(part: Named, whole: Named, warnings: string[]): number {
  if (part.count <= whole.count) return part.count;
  warnings.push(`${part.name} ${part.count} exceeds ${whole.name} ${whole.count}; ${whole.count} are counted as such`);
  return whole.count;
}

/** Whether the report is whole: both sides are there, or the total leaves nothing for an absent one. */
function judge({ input, output, total }: OpenAiReport, counts: TokenCounts, warnings: string[]): UsageState {
  let sum = 0;
  for (const count of Object.values(counts)) sum += count;
  if (total === null) return input === null || output === null ? "partial" : "reported";
  if (total === sum) return "reported";
  warnings.push(`total_tokens is ${total}, but its parts add up to ${sum}`);
  return total > sum ? "partial" : "reported";
}
