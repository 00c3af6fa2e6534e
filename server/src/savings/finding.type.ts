import { Field, ID, Int, ObjectType } from "type-graphql";
import { UsageEventType } from "../analytics/usage-event.type.js";
import { ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { RequestStatus } from "../core/request-status.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { Confidence, FindingKind, FindingLevel } from "./domain/finding.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";
import { MeasuredSavingType } from "./measured-saving.type.js";
import "./savings-words.type.js";

@ObjectType("FindingSubject", { description: "What a finding is about." })
export class FindingSubjectType {
  @Field(() => ID)
  projectId!: string;

  @Field(() => String)
  feature!: string;

  @Field(() => String, { nullable: true, description: "Null: every provider." })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: "Null: every model." })
  model!: string | null;
}

@ObjectType("FindingFact", { description: "Of value and text one is null. Names: docs/savings.md." })
export class FindingFactType {
  @Field(() => String)
  name!: string;

  @Field(() => Decimal, { nullable: true, description: "A number; shares from 0 to 1, money in USD." })
  value!: string | null;

  @Field(() => String, { nullable: true, description: "A name, such as that of a model." })
  text!: string | null;
}

@ObjectType("UsageEvidence", {
  description: "The requests that show it, as a filter: an empty list and null select nothing in particular.",
})
export class UsageEvidenceType {
  @Field(() => ResolvedRangeType, { description: "What was looked at." })
  range!: ResolvedRangeType;

  @Field(() => [ID])
  projectIds!: readonly string[];

  @Field(() => [String])
  models!: readonly string[];

  @Field(() => [String])
  features!: readonly string[];

  @Field(() => [ID], { description: "As the report's filter has them." })
  userIds!: readonly string[];

  @Field(() => [ID], { description: "As the report's filter has them." })
  keyIds!: readonly string[];

  @Field(() => [RequestStatus])
  statuses!: readonly string[];

  @Field(() => [String], { description: "At most 100, the dearest." })
  noteIds!: readonly string[];

  @Field(() => [String], { description: "At most 100, the dearest." })
  fingerprints!: readonly string[];

  @Field(() => Int, { nullable: true })
  minAttempt!: number | null;

  @Field(() => SafeInt, { nullable: true })
  minInputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  maxOutputTokens!: number | null;

  @Field(() => SafeInt, { nullable: true })
  minTokens!: number | null;
}

@ObjectType("Finding", { description: "Money that need not be spent. Definitions and formulas: docs/savings.md." })
export class FindingType {
  @Field(() => ID, { description: "The same whenever the same kind is found about the same subject." })
  id!: string;

  @Field(() => FindingKind)
  kind!: FindingKind;

  @Field(() => FindingSubjectType)
  subject!: FindingSubjectType;

  @Field(() => Decimal, { description: "USD per 30 days." })
  low!: string;

  @Field(() => Decimal, { description: "USD per 30 days. Zero: a warning without money." })
  high!: string;

  @Field(() => String, { description: "A code: how the amount was found." })
  method!: string;

  @Field(() => Confidence)
  confidence!: Confidence;

  @Field(() => String, { description: "A code." })
  confidenceReason!: string;

  @Field(() => FindingLevel)
  effort!: FindingLevel;

  @Field(() => FindingLevel, { description: "What may become worse by the change." })
  risk!: FindingLevel;

  @Field(() => [String], { description: "What to do, as codes in the order to do it." })
  steps!: readonly string[];

  @Field(() => SafeInt, { description: "Requests that show it, in what was looked at." })
  requests!: number;

  @Field(() => [FindingFactType])
  facts!: readonly FindingFactType[];

  @Field(() => [UsageEventType], { description: "At most 5." })
  samples!: readonly UsageEventType[];

  @Field(() => UsageEvidenceType)
  evidence!: UsageEvidenceType;

  @Field(() => SuggestionStatus)
  status!: SuggestionStatus;

  @Field(() => String, { nullable: true })
  statusReason!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Null unless it is APPLIED." })
  appliedAt!: Date | null;

  @Field(() => Int, { description: "Of its mark, for markSuggestion; 0 before the first." })
  version!: number;

  @Field(() => MeasuredSavingType, { nullable: true, description: "Null unless it is APPLIED." })
  measured!: MeasuredSavingType | null;
}
