import { formatUsd, pico } from "@tokenledger/model/money";
import type { IdentifiedFinding } from "./domain/detect-savings.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";
import type { SavingsAnswer } from "./find-savings.query.js";
import type { EvidenceAnswer, FindingAnswer } from "./finding-answer.js";

export function usdOf(amount: bigint): string {
  return formatUsd(pico(amount));
}

/** A finding as the API tells it, before anybody marked it. */
export function toFinding(finding: IdentifiedFinding, answer: SavingsAnswer): FindingAnswer {
  const { kind, id, subject, method, confidence, confidenceReason, effort, risk, steps, requests, facts } = finding;
  return {
    id,
    kind,
    subject: { ...subject, projectId: String(subject.projectId) },
    low: usdOf(finding.low),
    high: usdOf(finding.high),
    method,
    confidence,
    confidenceReason,
    effort,
    risk,
    steps,
    requests,
    facts,
    samples: finding.samples.flatMap((place) => answer.samples.get(place) ?? []),
    evidence: toEvidence(finding, answer),
    status: SuggestionStatus.OPEN,
    statusReason: null,
    appliedAt: null,
    version: 0,
    measured: null,
  };
}

function toEvidence({ subject, evidence }: IdentifiedFinding, answer: SavingsAnswer): EvidenceAnswer {
  const { projectId, feature, model } = subject;
  return {
    range: { ...answer.range, ...answer.singles },
    projectIds: [String(projectId)],
    models: model === null ? [] : [model],
    features: [feature],
    userIds: answer.userIds,
    keyIds: answer.keyIds,
    ...evidence,
  };
}
