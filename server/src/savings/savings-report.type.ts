import { Field, Float, ObjectType } from "type-graphql";
import { CoverageType, ResolvedRangeType } from "../analytics/usage-totals.type.js";
import { DateTimeISO, Decimal, SafeInt } from "../core/scalars.js";
import { MOST_FINDINGS } from "./domain/detect-savings.js";
import { FindingKind } from "./domain/finding.js";
import { FindingType } from "./finding.type.js";

@ObjectType("CheckedDetector", { description: "What was looked for, found or not." })
export class CheckedDetectorType {
  @Field(() => FindingKind)
  kind!: FindingKind;

  @Field(() => SafeInt)
  found!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it could not be looked for: TOO_FEW_REQUESTS, NO_FINGERPRINTS, NO_NOTES, RANGE_TOO_SHORT, NO_BATCH_PRICES. Null: it was.",
  })
  skipped!: string | null;
}

@ObjectType("SavingsReport", {
  description:
    "Money that need not be spent, per 30 days. Requests without a known cost are left out; see coverage. Nothing below 0.10 USD is told.",
})
export class SavingsReportType {
  @Field(() => ResolvedRangeType)
  range!: ResolvedRangeType;

  @Field(() => Float, {
    description:
      "Days that were looked at: what is over of the range, its newest 30 days at most. Amounts are brought from these to 30.",
  })
  days!: number;

  @Field(() => Decimal, { description: "USD of the range." })
  cost!: string;

  @Field(() => Decimal, {
    nullable: true,
    description: "USD of 30 days like the range; null before it began, and where no quarter of an hour begins in it.",
  })
  costPer30Days!: string | null;

  @Field(() => Decimal, { description: "USD per 30 days; no request is counted twice." })
  low!: string;

  @Field(() => Decimal)
  high!: string;

  @Field(() => [FindingType], { description: `Dearest first, at most ${MOST_FINDINGS}; also those that were marked.` })
  findings!: readonly FindingType[];

  @Field(() => [FindingType], {
    description: "Marked and not found any more, newest mark first, at most 50: as they were when they were marked.",
  })
  past!: readonly FindingType[];

  @Field(() => [CheckedDetectorType])
  checked!: readonly CheckedDetectorType[];

  @Field(() => CoverageType)
  coverage!: CoverageType;

  @Field(() => DateTimeISO, {
    description:
      "From when single requests were read: of a long or busy range the newest 30 days, at most 200000 requests.",
  })
  singleRequestsSince!: Date;

  @Field(() => DateTimeISO)
  settledUntil!: Date;

  @Field(() => DateTimeISO, {
    description:
      "When it was worked out: a report is kept for up to 5 minutes, while nothing changed but what the running day adds.",
  })
  checkedAt!: Date;
}
