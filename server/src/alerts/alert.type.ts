import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Meter, UsageDimension } from "../analytics/domain/question-words.js";
import { PageInfo } from "../core/page-info.js";
import { DateTimeISO, Decimal } from "../core/scalars.js";
import { ThresholdSubjectType, ThresholdType } from "../thresholds/threshold.type.js";
import type { Alert } from "./alert.js";
import type { AlertCounts } from "./alert-counts.query.js";
import "./alert-words.type.js";
import type { AlertPage } from "./alerts.query.js";
import type { AlertContributor, AlertDetails } from "./domain/alert-details.js";
import { AlertActKind, AlertResolution, AlertStatus, AlertType } from "./domain/alert-words.js";
import type { AlertAct } from "./select-acts.js";
import type { SeenAlert } from "./acts/seen-alert.js";

@ObjectType("AlertContributor", {
  description: "A group whose difference from its own usual explains most of an anomaly. App users are not kept.",
})
class AlertContributorType implements AlertContributor {
  @Field(() => UsageDimension)
  dimension!: UsageDimension;

  @Field(() => String, { description: "What it was called when the alert was made." })
  label!: string;

  @Field(() => Decimal)
  value!: string;

  @Field(() => Decimal)
  expected!: string;
}

@ObjectType("AlertDetails", { description: "What an alert knows beside the crossing; amounts in the meter's unit." })
export class AlertDetailsType implements AlertDetails {
  @Field(() => Decimal, { nullable: true, description: "Of ANOMALY: what such a day has." })
  usual!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Of ANOMALY: what the day has." })
  actual!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Of PACE: what the period will come to." })
  point!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Of PACE: the lower end of the forecast's interval." })
  low!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Of PACE: the upper end." })
  high!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Of PACE: when the limit will be reached." })
  crossesAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Of NO_DATA: since when nothing was recorded." })
  lastRequestAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Of ANOMALY: when the hour begins; null for a day." })
  hour!: Date | null;

  @Field(() => String, { nullable: true, description: "Of ARCHIVE: which, such as 2026-07, 2026-08." })
  months!: string | null;

  @Field(() => String, { nullable: true, description: "Of ARCHIVE: why, in English." })
  reason!: string | null;

  @Field(() => [AlertContributorType], { description: "Of ANOMALY, at most three; first what explains most." })
  contributors!: readonly AlertContributor[];
}

@ObjectType("AlertAct", { description: "Something that happened to an alert." })
export class AlertActType implements AlertAct {
  @Field(() => DateTimeISO)
  at!: Date;

  @Field(() => String, { nullable: true, description: "Null: it came about by itself." })
  memberName!: string | null;

  @Field(() => AlertActKind)
  act!: AlertActKind;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Of SNOOZED." })
  until!: Date | null;
}

@ObjectType("Alert", {
  description: "A crossing, and what became of it: one for each threshold, subject, period and level.",
})
export class AlertObjectType implements Omit<Alert, "wasAtLeast" | "together"> {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Grows with everything that happens to it; an act on another version is refused." })
  version!: number;

  @Field(() => AlertType)
  type!: AlertType;

  @Field(() => ThresholdType, { description: "As it is now, deleted or not." })
  threshold!: ThresholdType;

  @Field(() => ThresholdSubjectType, { nullable: true, description: "Null where everything together is watched." })
  subject!: ThresholdSubjectType | null;

  @Field(() => ID, { nullable: true, description: "Of the app user whose usage it is." })
  userId!: string | null;

  @Field(() => Int, { description: "Percent of the limit; 0 for what has no levels." })
  level!: number;

  @Field(() => Decimal, { description: "What was crossed, in the meter's unit; of NO_DATA in minutes." })
  limit!: string;

  @Field(() => Decimal, { description: "When it was found, in the meter's unit." })
  used!: string;

  @Field(() => Meter, { nullable: true, description: "Null for NO_DATA." })
  meter!: Meter | null;

  @Field(() => String, { description: "A date of `timezone`." })
  periodStart!: string;

  @Field(() => String, { description: "The date after the last one." })
  periodEnd!: string;

  @Field(() => String)
  timezone!: string;

  @Field(() => Boolean, { description: "The period was over when it was found." })
  isLate!: boolean;

  @Field(() => DateTimeISO)
  crossedAt!: Date;

  @Field(() => AlertStatus)
  status!: AlertStatus;

  @Field(() => AlertResolution, { nullable: true, description: "Null unless it is resolved." })
  resolution!: AlertResolution | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Null unless it is snoozed." })
  snoozedUntil!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Null unless it is resolved." })
  resolvedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Name or e-mail of the member who acknowledged it last." })
  owner!: string | null;

  @Field(() => AlertDetailsType, { nullable: true })
  details!: AlertDetailsType | null;
}

@ObjectType("AlertPage")
export class AlertPageType implements Omit<AlertPage, "nodes"> {
  @Field(() => [AlertObjectType])
  nodes!: readonly AlertObjectType[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { description: "How many the filter finds, on all pages." })
  totalCount!: number;
}

@ObjectType("AlertCounts")
export class AlertCountsType implements AlertCounts {
  @Field(() => Int)
  open!: number;

  @Field(() => Int)
  acknowledged!: number;

  @Field(() => Int)
  snoozed!: number;
}

@InputType({ description: "An alert as it was seen." })
export class AlertRef implements SeenAlert {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;
}
