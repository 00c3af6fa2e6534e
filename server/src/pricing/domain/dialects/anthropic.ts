import { NO_TOKENS, type TokenCounts } from "@tokenledger/model/token-class";
import type { UsageState } from "@tokenledger/model/usage-states";
import { CountFields } from "../count-fields.js";
import { locateUsage, readServiceTier } from "../locate-usage.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import type { Fields } from "../read-count.js";
import type { MergedChunks, UsageDialect } from "../usage-dialect.js";
import { type AnthropicPass, readPasses } from "./anthropic-passes.js";
import { ownerOfInputTokens } from "./owner-of-input-tokens.js";

/**
 * `usage` of Anthropic's Messages, from whatever cloud. Input excludes what was read from the cache and written to
 * it; thinking is inside the output. 100 in, 50,000 read, 10,000 written (6,000 for an hour), 800 out (300 thinking)
 * are 100 fresh, 50,000 cache read, 4,000 and 6,000 cache write, 500 output, 300 reasoning, 60,900 in all.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseAnthropic(given: Fields, path = "usage"): NormalisedUsage {
  const located = locateUsage(given, path);
  const fields = new CountFields(located.usage, located.path);
  const warnings: string[] = [];
  const { billed, isWhole } = readPasses(located.usage, located.path, warnings);
  if (billed.input === null && billed.output === null && cachedIn(billed) === 0) return missingUsage();
  const pass = withoutCached(billed, fields.count("total_tokens"), warnings);
  const thinking = thinkingWithin(fields, pass.output ?? 0, warnings);
  const counts: TokenCounts = {
    ...NO_TOKENS,
    input: pass.input ?? 0,
    cache_read: pass.cacheRead,
    cache_write: pass.written,
    cache_write_1h: pass.written1h,
    output: (pass.output ?? 0) - thinking,
    reasoning: thinking,
  };
  if (located.usage["inference_geo"] === "us") {
    warnings.push("inference_geo is us, which Anthropic sells at a premium; the price does not hold it");
  }
  const searches = fields.within("server_tool_use").count("web_search_requests") ?? 0;
  const serviceTier = located.usage["speed"] === "fast" ? "fast" : readServiceTier(located, given);
  return {
    counts,
    usageState: isWhole ? judge(given, pass) : "partial",
    warnings,
    ...(searches === 0 ? {} : { webSearches: searches }),
    ...(serviceTier === null ? {} : { serviceTier }),
  };
}

/** A stream begins with what is known of the input; its count of output is only the first tokens'. */
function judge(given: Fields, { input, output }: AnthropicPass): UsageState {
  const isStart = given["type"] === "message_start";
  return isStart || input === null || output === null ? "partial" : "reported";
}

/**
 * Anthropic reports no total. A gateway that adds one may also have put the cache into the input: then the total is
 * input and output alone.
 */
function withoutCached(pass: AnthropicPass, total: number | null, warnings: string[]): AnthropicPass {
  if (total === null || pass.input === null || pass.output === null) return pass;
  const cached = cachedIn(pass);
  const sum = pass.input + cached + pass.output;
  if (total === sum) return pass;
  if (total === sum - cached && cached <= pass.input) return { ...pass, input: pass.input - cached };
  warnings.push(`total_tokens is ${total}, but its parts add up to ${sum}`);
  return pass;
}

function cachedIn({ cacheRead, written, written1h }: AnthropicPass): number {
  return cacheRead + written + written1h;
}

function thinkingWithin(fields: CountFields, output: number, warnings: string[]): number {
  const thinking = fields.within("output_tokens_details").count("thinking_tokens") ?? 0;
  if (thinking <= output) return thinking;
  warnings.push(`thinking_tokens ${thinking} exceed output_tokens ${output}; all of it is counted as output`);
  return 0;
}

/**
 * Lays each event's usage over the ones before: `message_start` has the input, `message_delta` counts from the
 * beginning, so that adding them up would count twice. Without a `message_delta` the output is not final.
 */
function overlayEvents(events: readonly Fields[]): MergedChunks | null {
  const reports = events.filter((event) => locateUsage(event, "").response !== null);
  if (reports.length === 0) return null;
  const usage = Object.assign({}, ...reports.map((event) => withoutNulls(locateUsage(event, "").usage)));
  return { usage, isFinal: reports.some((event) => event["type"] !== "message_start") };
}

function withoutNulls(usage: Fields): Fields {
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== null));
}

export const anthropic: UsageDialect<"anthropic"> = {
  name: "anthropic",
  looksLike: (usage, provider) => ownerOfInputTokens(usage, provider) === "anthropic",
  normalise: normaliseAnthropic,
  mergeChunks: overlayEvents,
};
