import { NO_TOKENS } from "@tokenledger/model/token-class";
import { AppError } from "../../../core/errors.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import { type Fields, readCount } from "../read-count.js";
import type { UsageDialect } from "../usage-dialect.js";

const CANONICAL_FIELDS = [
  "inputTokens",
  "outputTokens",
  "cachedInputTokens",
  "cacheWriteTokens",
  "reasoningTokens",
] as const;

type CanonicalField = (typeof CANONICAL_FIELDS)[number];

export function hasCanonicalFields(fields: Fields): boolean {
  return CANONICAL_FIELDS.some((field) => fields[field] !== undefined && fields[field] !== null);
}

/**
 * Our own words: input includes cached and cache-write tokens, output includes reasoning.
 * 100 in (40 cached), 30 out (20 reasoning) are 60 fresh, 40 cache read, 10 visible, 20 reasoning.
 *
 * With only one side reported the other is unknown; the counts are then a lower bound.
 *
 * @param path where the fields stand, such as `usage.`; errors name the field with it
 * @throws AppError BAD_INPUT when a part is larger than its whole
 */
export function normaliseCanonical(fields: Fields, path = ""): NormalisedUsage {
  if (!hasCanonicalFields(fields)) return missingUsage();
  const read = (field: CanonicalField) => readCount(fields[field], `${path}${field}`);
  const inputTokens = read("inputTokens");
  const outputTokens = read("outputTokens");
  const cacheRead = read("cachedInputTokens") ?? 0;
  const cacheWrite = read("cacheWriteTokens") ?? 0;
  const reasoning = read("reasoningTokens") ?? 0;

  const input = rest(inputTokens, "inputTokens", [
    { field: `${path}cachedInputTokens`, count: cacheRead },
    { field: `${path}cacheWriteTokens`, count: cacheWrite },
  ]);
  const output = rest(outputTokens, "outputTokens", [{ field: `${path}reasoningTokens`, count: reasoning }]);
  return {
    counts: { ...NO_TOKENS, input, cache_read: cacheRead, cache_write: cacheWrite, output, reasoning },
    usageState: inputTokens === null || outputTokens === null ? "partial" : "reported",
    warnings: [],
  };
}

/** What no part claims of the whole; nothing when the whole is unknown. */
function rest(
  whole: number | null,
  wholeField: CanonicalField,
  parts: readonly { readonly field: string; readonly count: number }[],
): number {
  if (whole === null) return 0;
  let left = whole;
  for (const { field, count } of parts) {
    if (count > left) throw AppError.badInput(field, `at most ${left}, being part of ${wholeField} (${whole})`, count);
    left -= count;
  }
  return left;
}

export const canonical: UsageDialect<"canonical"> = {
  name: "canonical",
  looksLike: hasCanonicalFields,
  normalise: (usage, path) => normaliseCanonical(usage, `${path}.`),
};
