import { type Detector, type DetectorInput, LEAST_REQUESTS } from "../detector.js";
import { Confidence, type Finding, FindingKind } from "../finding.js";
import { fact, makeFinding, partOf } from "../make-finding.js";
import type { RequestSums } from "../request-sums.js";
import { perMonth } from "../savings-window.js";
import { unusualFindings } from "../unusual-findings.js";
import { countOf } from "../waste-findings.js";

/** An answer of so few tokens is a choice or a few words. */
const SHORT_ANSWER = 64;
/** Reasoning for each token of such answers, above which it is beyond need. */
const REASONING_PER_ANSWER = 4n;

/**
 * Reasoning far above what is usual for the feature and model; where answers are a few words, all of it when
 * there is more than four times as much of it as of answers (low: half of it).
 */
export const thinking: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  const forShort = input.requests.filter(isForShortAnswers);
  const others = input.requests.filter((sums) => !isForShortAnswers(sums));
  const unusual = unusualFindings(
    { ...input, requests: others },
    {
      kind: FindingKind.THINKING,
      excessOf: (sums) => sums.longReasoning,
      usualOf: (usual) => usual.reasoning,
      soldAs: "reasoning",
      evidenceOf: (minTokens) => ({ minTokens }),
    },
  );
  return { findings: [...unusual, ...forShort.flatMap((sums) => ofShortAnswers(sums, input))], skipped: null };
};

function isForShortAnswers({ waste, usual, answerTokens, reasoningTokens }: RequestSums): boolean {
  if (waste !== null || usual === null || usual.requests < LEAST_REQUESTS) return false;
  return usual.answer.p75 <= SHORT_ANSWER && reasoningTokens > REASONING_PER_ANSWER * answerTokens;
}

function ofShortAnswers(sums: RequestSums, { price, singles }: DetectorInput): readonly Finding[] {
  const { cell, usual, requests, answerTokens, reasoningTokens } = sums;
  const cost = price({
    sold: cell,
    tokens: { reasoning: reasoningTokens },
    requests: 0,
    inputOfOne: usual?.input.p50 ?? 0,
    serviceTier: null,
  });
  if (cost === null || usual === null) return [];
  const high = perMonth(cost < sums.cost ? cost : sums.cost, singles);
  const finding = makeFinding(FindingKind.THINKING, {
    subject: cell,
    parts: [partOf(cell, { low: high / 2n, high })],
    confidence: Confidence.LOW,
    confidenceReason: "SHORT_ANSWERS",
    requests,
    facts: [
      fact("requests", requests),
      fact("answerTokens", usual.answer.p50),
      fact("usualTokens", usual.reasoning.p50),
      fact("reasoningPerAnswer", Number(reasoningTokens) / Math.max(1, Number(answerTokens))),
    ],
    samples: sums.samples,
    evidence: { statuses: ["OK"] },
  });
  return [finding];
}
