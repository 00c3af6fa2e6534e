import type { UsageEventAnswer } from "../analytics/usage-event-row.js";
import type { IdentifiedFinding } from "./domain/detect-savings.js";
import type { FindingEvidence } from "./domain/finding.js";
import type { SuggestionStatus } from "./domain/suggestion-status.js";
import type { MeasuredSavingType } from "./measured-saving.type.js";

type Told = "id" | "kind" | "method" | "confidence" | "effort" | "risk" | "steps" | "requests" | "facts";

/** A finding in the words of the API, and what was decided about it. */
export interface FindingAnswer extends Pick<IdentifiedFinding, Told> {
  readonly subject: SubjectAnswer;
  /** Decimal USD of 30 days. */
  readonly low: string;
  readonly high: string;
  readonly confidenceReason: string;
  readonly samples: readonly UsageEventAnswer[];
  readonly evidence: EvidenceAnswer;
  readonly status: SuggestionStatus;
  readonly statusReason: string | null;
  readonly appliedAt: Date | null;
  readonly version: number;
  readonly measured: MeasuredSavingType | null;
}

export interface SubjectAnswer {
  readonly projectId: string;
  readonly feature: string;
  readonly provider: string | null;
  readonly model: string | null;
}

export interface EvidenceAnswer extends FindingEvidence {
  readonly range: { readonly from: Date; readonly to: Date; readonly timezone: string };
  readonly projectIds: readonly string[];
  readonly models: readonly string[];
  readonly features: readonly string[];
  readonly userIds: readonly string[];
  readonly keyIds: readonly string[];
}
