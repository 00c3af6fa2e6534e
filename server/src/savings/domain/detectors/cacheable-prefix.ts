import { cacheMinimum } from "../cache-minimum.js";
import { type Detector, type DetectorInput, LEAST_REQUESTS } from "../detector.js";
import { Confidence, type Finding, FindingKind } from "../finding.js";
import { fact, makeFinding, partOf, shareOf } from "../make-finding.js";
import type { RequestSums } from "../request-sums.js";
import { perMonth } from "../savings-window.js";
import { byCell, countOf } from "../waste-findings.js";

/** Inputs are nearly constant when the shortest (5 %) is at least this share of the longest (95 %). */
const NEARLY_CONSTANT = 0.75;
/** Who already has as many cached has nothing to learn. */
const FEW_CACHED = 0.3;
/** Of the requests, so many must come while a prefix is kept. */
const OFTEN_WARM = 0.5;

/**
 * Features that send a large, nearly constant input again and again, hardly any of it cached. High: all of the
 * shortest input is a prefix that can be cached, low: half of it.
 */
export const cacheablePrefix: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  const findings = [...byCell(input.requests).values()].flatMap((cell) => ofCell(cell, input));
  return { findings, skipped: null };
};

function ofCell(all: readonly RequestSums[], { price, singles }: DetectorInput): readonly Finding[] {
  const needed = all.find(({ waste }) => waste === null);
  if (needed?.usual == null || needed.usual.requests < LEAST_REQUESTS) return [];
  const { cell, usual } = needed;
  const [inputTokens, cachedTokens] = [sum(all, "inputTokens"), sum(all, "cachedTokens")];
  const priced = all.reduce((count, { requests, unpriced }) => count + requests - unpriced, 0);
  const warm = all.reduce((count, sums) => count + sums.warm, 0);
  const { p05, p50, p95 } = usual.input;
  if (p05 < cacheMinimum(cell.model) || p05 < NEARLY_CONSTANT * p95) return [];
  if (shareOf(cachedTokens, inputTokens) >= FEW_CACHED || warm < OFTEN_WARM * priced) return [];
  const cost = (tokens: Partial<Record<"input" | "cache_read" | "cache_write", bigint>>) =>
    price({ sold: cell, tokens, requests: 0, inputOfOne: p50, serviceTier: null });
  const worth = (prefix: number): bigint | null => {
    const read = BigInt(warm) * BigInt(prefix) - cachedTokens;
    const written = BigInt(priced - warm) * BigInt(prefix);
    const [now, cached] = [cost({ input: read + written }), cost({ cache_read: read, cache_write: written })];
    return read <= 0n || now === null || cached === null ? null : now - cached;
  };
  const [low, high] = [worth(Math.floor(p05 / 2)), worth(p05)];
  if (high === null) return [];
  const finding = makeFinding(FindingKind.CACHEABLE_PREFIX, {
    subject: cell,
    parts: [partOf(cell, { low: perMonth(low ?? 0n, singles), high: perMonth(high, singles) })],
    confidence: Confidence.MEDIUM,
    confidenceReason: "PREFIX_FROM_SIZES",
    requests: countOf(all),
    facts: [
      fact("requests", countOf(all)),
      fact("usualTokens", p50),
      fact("prefixTokens", p05),
      fact("cachedShare", shareOf(cachedTokens, inputTokens)),
      fact("warmShare", shareOf(warm, priced)),
    ],
    samples: needed.samples,
    evidence: { minInputTokens: p05 },
  });
  return [finding];
}

function sum(all: readonly RequestSums[], tokens: "inputTokens" | "cachedTokens"): bigint {
  return all.reduce((total, sums) => total + sums[tokens], 0n);
}
