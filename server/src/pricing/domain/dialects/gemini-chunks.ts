import { type Fields, isFields } from "../read-count.js";
import type { MergedChunks } from "../usage-dialect.js";
import { looksLikeGemini } from "./gemini-fields.js";
import { searchQueriesOf } from "./gemini-searches.js";

/**
 * Every chunk carries the usage so far, so the last one counts and nothing is added; searches are told in whichever
 * chunk they were finished. A stream that was cut off has no reason why it ended: its counts are lower bounds.
 */
export function mergeGeminiChunks(chunks: readonly Fields[]): MergedChunks | null {
  const last = chunks.findLast(looksLikeGemini);
  if (last === undefined) return null;
  const grounded = chunks.findLast((chunk) => searchQueriesOf(chunk) > 0);
  return {
    usage: grounded === undefined ? last : { ...last, candidates: grounded["candidates"] },
    isFinal: chunks.some(saysWhyItEnded),
  };
}

function saysWhyItEnded(chunk: Fields): boolean {
  const candidates = chunk["candidates"];
  if (Array.isArray(candidates) && candidates.some(hasFinishReason)) return true;
  if (isFields(chunk["promptFeedback"]) && chunk["promptFeedback"]["blockReason"] !== undefined) return true;
  // The Live API has turns in place of candidates.
  const live = chunk["serverContent"];
  return isFields(live) && live["turnComplete"] === true;
}

function hasFinishReason(candidate: unknown): boolean {
  if (!isFields(candidate)) return false;
  const reason = candidate["finishReason"] ?? candidate["finish_reason"];
  return typeof reason === "string" && reason !== "" && reason !== "FINISH_REASON_UNSPECIFIED";
}
