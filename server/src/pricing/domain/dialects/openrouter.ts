import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { AppError } from "../../../core/errors.js";
import { decimalUsd } from "../decimal-usd.js";
import { locateUsage } from "../locate-usage.js";
import type { NormalisedUsage } from "../normalised-usage.js";
import { type Fields, isFields } from "../read-count.js";
import type { MergedChunks, UsageDialect } from "../usage-dialect.js";
import { looksLikeOpenAiChat, normaliseOpenAiChat, openAiChat } from "./openai-chat.js";
import { normaliseOpenAiResponses, openAiResponses } from "./openai-responses.js";

/** As a claimed cost beside the usage may be. */
const AMOUNT = /^\d{1,14}(\.\d+)?$/;

/**
 * OpenRouter's usage: OpenAI's in either language, and what the request cost.
 *
 * `cost` is what OpenRouter takes. With a key of one's own (`is_byok`) that is its fee only and the provider bills
 * the rest, so that both together are what the request cost; where the provider's part is not told, neither is known.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more, or a cost no amount of money
 */
export function normaliseOpenRouter(given: Fields, path = "usage"): NormalisedUsage {
  const normalised = looksLikeOpenAiChat(given)
    ? normaliseOpenAiChat(given, path)
    : normaliseOpenAiResponses(given, path);
  const reportedCostUsd = costOf(given, path);
  return reportedCostUsd === null ? normalised : { ...normalised, reportedCostUsd };
}

function costOf(given: Fields, givenPath: string): string | null {
  const { usage, path } = locateUsage(given, givenPath);
  const cost = readCost(usage["cost"], `${path}.cost`);
  if (cost === null || usage["is_byok"] !== true) return cost;
  const details = usage["cost_details"];
  const upstream = isFields(details)
    ? readCost(details["upstream_inference_cost"], `${path}.cost_details.upstream_inference_cost`)
    : null;
  return upstream === null ? null : formatUsd(pico(parseUsd(cost) + parseUsd(upstream)));
}

/** As the decimal string of a claimed cost, rounded to a whole pico-USD; null when it is absent. */
function readCost(value: unknown, field: string): string | null {
  if (value === undefined || value === null) return null;
  const cost = typeof value === "number" || typeof value === "string" ? decimalUsd(String(value)) : null;
  if (cost === null || !AMOUNT.test(cost)) throw AppError.badInput(field, "an amount of USD of 0 or more", value);
  return cost;
}

function looksLikeOpenRouter(given: Fields, provider: string): boolean {
  if (/openrouter/i.test(provider)) return hasOpenAiShape(given, provider);
  const { usage } = locateUsage(given, "");
  const says = typeof usage["cost"] === "number" && (isFields(usage["cost_details"]) || usage["is_byok"] !== undefined);
  return says && hasOpenAiShape(given, provider);
}

function hasOpenAiShape(given: Fields, provider: string): boolean {
  return looksLikeOpenAiChat(given) || openAiResponses.looksLike(given, provider);
}

function mergeChunks(chunks: readonly Fields[]): MergedChunks | null {
  const { mergeChunks: merge } = chunks.some(looksLikeOpenAiChat) ? openAiChat : openAiResponses;
  return merge?.(chunks) ?? null;
}

export const openRouter: UsageDialect<"openrouter"> = {
  name: "openrouter",
  looksLike: looksLikeOpenRouter,
  normalise: normaliseOpenRouter,
  mergeChunks,
};
