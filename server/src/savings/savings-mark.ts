import type { SavingBasis } from "./domain/measure-saving.js";
import type { SuggestionStatus } from "./domain/suggestion-status.js";
import type { FindingAnswer } from "./finding-answer.js";

/** A row of `savings_marks`. */
export interface SavingsMark {
  readonly id: string;
  readonly projectId: number;
  readonly status: SuggestionStatus;
  readonly reason: string | null;
  readonly version: number;
  /** As it was when it was marked, without samples and names. */
  readonly finding: FindingAnswer;
  readonly appliedAt: Date | null;
  /** What it is measured by; null unless it is applied. */
  readonly basis: SavingBasis | null;
}

interface StoredBasis {
  readonly cost: string;
  readonly waste: string;
  readonly requests: number;
  readonly from: string;
  readonly to: string;
}

export interface SavingsMarkRow {
  readonly id: string;
  readonly project_id: number;
  readonly status: SuggestionStatus;
  readonly reason: string | null;
  readonly version: number;
  readonly finding: FindingAnswer;
  readonly applied_at: string | Date | null;
  readonly basis: StoredBasis | null;
}

export function readMark(row: SavingsMarkRow): SavingsMark {
  const { id, status, reason, version, finding, basis } = row;
  return {
    id,
    projectId: row.project_id,
    status,
    reason,
    version,
    finding: withDates(finding),
    appliedAt: row.applied_at === null ? null : new Date(row.applied_at),
    basis: basis === null ? null : readBasis(basis),
  };
}

/** In JSON instants are text. */
function withDates(finding: FindingAnswer): FindingAnswer {
  const { range } = finding.evidence;
  const dates = { from: new Date(range.from), to: new Date(range.to) };
  return { ...finding, evidence: { ...finding.evidence, range: { ...range, ...dates } } };
}

/** Money as text: JSON has no numbers of any size. */
export function storedBasis({ cost, waste, requests, from, to }: SavingBasis): StoredBasis {
  return { cost: String(cost), waste: String(waste), requests, from: from.toJSON(), to: to.toJSON() };
}

function readBasis({ cost, waste, requests, from, to }: StoredBasis): SavingBasis {
  return { cost: BigInt(cost), waste: BigInt(waste), requests, from: new Date(from), to: new Date(to) };
}

/** What is kept of a finding: nothing that belongs to single app users. */
export function withoutNames(finding: FindingAnswer): FindingAnswer {
  const evidence = { ...finding.evidence, userIds: [], noteIds: [], fingerprints: [] };
  return { ...finding, samples: [], evidence, measured: null };
}
