import { countParts, NO_PARTS, type ReportedModalities } from "../count-parts.js";
import { readWord } from "../locate-usage.js";
import { missingUsage, type NormalisedUsage } from "../normalised-usage.js";
import { readCost } from "../read-cost.js";
import { type Fields, readCount } from "../read-count.js";
import { readWrites } from "../read-writes.js";
import type { UsageDialect } from "../usage-dialect.js";
import { spanAttributes } from "./otel-attributes.js";
import { vercelLeavesCacheBeside } from "./vercel-cache-beside.js";
import { OTEL_NAMES, OTEL_SERVICE_TIER, type OtelCount } from "./otel-names.js";

const EVERY_NAME: readonly string[] = Object.values(OTEL_NAMES).flat();
/** Written of embeddings only. */
const EMBEDDED = "ai.usage.tokens";
const DIGITS = /^\d{1,16}$/;

/**
 * Attributes of a span of one model call, after OpenTelemetry's conventions for generative AI, current and former.
 *
 * By the conventions input includes what was read from and written to the cache, and output includes reasoning.
 * Instruments that leave them out are told by the total, or by a cache larger than the input (see `placeParts`).
 * Spans of the Vercel AI SDK 5 leave the cache out for some providers (see `vercelLeavesCacheBeside`).
 * OTLP in JSON may write whole numbers as strings; both are read.
 *
 * @throws AppError BAD_INPUT when a count is no whole number of 0 or more
 */
export function normaliseOtelGenAi(given: Fields, path = "usage", provider = ""): NormalisedUsage {
  const attributes = spanAttributes(given);
  const read = (count: OtelCount) => countOf(attributes, OTEL_NAMES[count], path);
  const warnings: string[] = [];
  const writes = readWrites(
    { all: read("cacheWrites"), shortLived: read("cacheWrite5m"), longLived: read("cacheWrite1h") },
    warnings,
  );
  const total = read("total");
  const input = read("input");
  const output = read("output");
  const normalised = countParts({
    ...NO_PARTS,
    ...writes,
    input,
    // What an embedding makes is not sold by the token.
    output: output === null && isEmbedding(attributes) && input !== null ? 0 : output,
    total,
    cacheRead: read("cacheRead"),
    reasoning: read("reasoning"),
    inputDetails: modalities(read("audioInput"), read("imageInput"), read("videoInput")),
    outputDetails: modalities(read("audioOutput"), null, null),
    cacheIsBeside: isOfVercel5(attributes) && vercelLeavesCacheBeside(provider),
  });
  if (normalised.counts === null) return missingUsage(normalised.warnings);
  const serviceTier = OTEL_SERVICE_TIER.map((name) => readWord(attributes[name])).find((tier) => tier !== null);
  const reportedCostUsd = readCost(attributes["gen_ai.usage.cost"]);
  return {
    ...normalised,
    warnings: [...warnings, ...normalised.warnings],
    ...(serviceTier === undefined || serviceTier === null ? {} : { serviceTier }),
    ...(reportedCostUsd === null ? {} : { reportedCostUsd }),
  };
}

function countOf(attributes: Fields, names: readonly string[], path: string): number | null {
  for (const name of names) {
    const value = attributes[name];
    const count = readCount(toNumber(value), `${path}.${name}`);
    if (count !== null) return count;
  }
  return null;
}

function toNumber(value: unknown): unknown {
  return typeof value === "string" && DIGITS.test(value) ? Number(value) : value;
}

function modalities(audio: number | null, image: number | null, video: number | null): ReportedModalities | null {
  if (audio === null && image === null && video === null) return null;
  return { text: null, audio: audio ?? 0, image: image ?? 0, video: video ?? 0 };
}

/** Version 6 writes the former name, too, but beside the one that it came with. */
function isOfVercel5(attributes: Fields): boolean {
  return (
    attributes["ai.usage.cachedInputTokens"] !== undefined &&
    attributes["ai.usage.inputTokenDetails.cacheReadTokens"] === undefined
  );
}

function isEmbedding(attributes: Fields): boolean {
  return attributes["gen_ai.operation.name"] === "embeddings" || attributes[EMBEDDED] !== undefined;
}

/** The attributes that are read, counts as numbers. */
function aboutUsage(given: Fields): Fields {
  const attributes = spanAttributes(given);
  const about: Record<string, unknown> = {};
  for (const name of EVERY_NAME) {
    const value = attributes[name];
    if (value !== undefined) about[name] = toNumber(value);
  }
  if (isEmbedding(attributes)) about[EMBEDDED] = toNumber(about["gen_ai.usage.input_tokens"] ?? attributes[EMBEDDED]);
  return about;
}

export const otelGenAi: UsageDialect<"otel"> = {
  name: "otel",
  looksLike: (given) => {
    const attributes = spanAttributes(given);
    return EVERY_NAME.some((name) => attributes[name] !== undefined);
  },
  normalise: normaliseOtelGenAi,
  aboutUsage,
};
