import { type Fields, isFields } from "../read-count.js";

/** Models that are billed by the grounded request, however many searches it took; later ones by the search. */
const BILLED_BY_REQUEST = /gemini-(1|2)[.-]/;

/**
 * Google searches that a response of Gemini's was grounded on, as they are billed; null when it tells of none, which
 * a bare usage object never does. Files and maps that a response was grounded on are no searches of the web.
 */
export function countGeminiSearches(response: Fields): number | null {
  const queries = searchQueriesOf(response);
  if (queries === 0) return null;
  const model = response["modelVersion"] ?? response["model_version"];
  return typeof model === "string" && BILLED_BY_REQUEST.test(model) ? 1 : queries;
}

/** How many searches a response, or one chunk of it, names. */
export function searchQueriesOf(response: Fields): number {
  const candidates = response["candidates"];
  if (!Array.isArray(candidates)) return 0;
  return candidates.reduce((sum: number, candidate: unknown) => sum + queriesOf(candidate), 0);
}

function queriesOf(candidate: unknown): number {
  if (!isFields(candidate)) return 0;
  const grounding = candidate["groundingMetadata"] ?? candidate["grounding_metadata"];
  if (!isFields(grounding)) return 0;
  const queries = grounding["webSearchQueries"] ?? grounding["web_search_queries"];
  return Array.isArray(queries) ? queries.filter((query) => typeof query === "string" && query !== "").length : 0;
}
