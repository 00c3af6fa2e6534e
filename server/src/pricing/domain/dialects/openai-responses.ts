import { locateUsage } from "../locate-usage.js";
import type { NormalisedUsage } from "../normalised-usage.js";
import { type Fields, isFields } from "../read-count.js";
import type { MergedChunks, UsageDialect } from "../usage-dialect.js";
import { readOpenAiUsage } from "./openai-counts.js";
import { ownerOfInputTokens } from "./owner-of-input-tokens.js";

const SPELLING = {
  input: "input_tokens",
  output: "output_tokens",
  inputDetails: ["input_tokens_details", "input_token_details"],
  outputDetails: ["output_tokens_details", "output_token_details"],
};

/** `response.done` is the Realtime API's. */
const LAST_EVENTS: ReadonlySet<unknown> = new Set([
  "response.completed",
  "response.incomplete",
  "response.failed",
  "response.done",
]);

/**
 * `usage` of the Responses API, of the Realtime API and of Azure's and others' Responses. See `readOpenAiUsage`.
 * Searches of the web are not in the usage object: they are counted where a whole response has them in its output.
 */
export function normaliseOpenAiResponses(given: Fields, path = "usage"): NormalisedUsage {
  const normalised = readOpenAiUsage(given, path, SPELLING);
  const searches = searchesOf(locateUsage(given, path).response);
  return searches === 0 || normalised.counts === null ? normalised : { ...normalised, webSearches: searches };
}

/** Opening a page that was found, or looking for text in it, is no search and not billed as one. */
function searchesOf(response: Fields | null): number {
  const output = response?.["output"];
  if (!Array.isArray(output)) return 0;
  return output.filter((step: unknown) => {
    if (!isFields(step) || step["type"] !== "web_search_call") return false;
    const action = step["action"];
    return !isFields(action) || action["type"] === "search";
  }).length;
}

/** The last event that carries usage; the one that ends the response has the final count. */
function mergeResponseEvents(events: readonly Fields[]): MergedChunks | null {
  const last = events.findLast((event) => locateUsage(event, "").response !== null);
  return last === undefined
    ? null
    : { usage: last, isFinal: LAST_EVENTS.has(last["type"]) || last["type"] === undefined };
}

export const openAiResponses: UsageDialect<"openai-responses"> = {
  name: "openai-responses",
  looksLike: (usage, provider) => ownerOfInputTokens(usage, provider) === "openai-responses",
  normalise: normaliseOpenAiResponses,
  mergeChunks: mergeResponseEvents,
};
