import { Field, ID, Int, ObjectType } from "type-graphql";
import { Meter } from "../analytics/domain/question-words.js";
import { DateTimeISO, Decimal } from "../core/scalars.js";
import { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";
import { ChannelNameType } from "./channel-name.type.js";
import "./threshold-words.type.js";
import type { Threshold, ThresholdSubject } from "./threshold.js";

@ObjectType("ThresholdSubject", { description: "Whose usage it is." })
export class ThresholdSubjectType implements ThresholdSubject {
  @Field(() => String, { description: "App user, project or key by id, model or feature by name." })
  key!: string;

  @Field(() => String, { description: "Pseudonym or name; the key of what is gone." })
  label!: string;
}

@ObjectType("Threshold", { description: "What is watched, and who is told when it is reached." })
export class ThresholdType implements Threshold {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: "Grows with every change; a change of another version is refused." })
  version!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => ThresholdKind)
  kind!: ThresholdKind;

  @Field(() => ThresholdScope)
  scope!: ThresholdScope;

  @Field(() => ThresholdSubjectType, { nullable: true, description: "Null for OVERALL and EACH_USER." })
  subject!: ThresholdSubjectType | null;

  @Field(() => Meter, { nullable: true, description: "Null for NO_DATA." })
  meter!: Meter | null;

  @Field(() => ThresholdPeriod, { nullable: true, description: "Of LIMIT." })
  period!: ThresholdPeriod | null;

  @Field(() => String, { nullable: true, description: "Of ONCE: a date in the reporting timezone." })
  startsOn!: string | null;

  @Field(() => String, { nullable: true, description: "Of ONCE: the last day." })
  endsOn!: string | null;

  @Field(() => Decimal, { nullable: true, description: "Of LIMIT, in the meter's unit: USD for COST." })
  limit!: string | null;

  @Field(() => [Int], { description: "Percent of the limit, ascending; none unless it is a LIMIT." })
  levels!: readonly number[];

  @Field(() => Boolean, { description: "Tells also when the forecast reaches the limit." })
  pace!: boolean;

  @Field(() => Int, { nullable: true, description: "Of NO_DATA." })
  silentMinutes!: number | null;

  @Field(() => Boolean, { description: "Calls that ask before are refused beyond the limit." })
  blocks!: boolean;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Until then crossings are written down, and no channel is told. Null when that is over.",
  })
  mutedUntil!: Date | null;

  @Field(() => Boolean)
  tellsRecovery!: boolean;

  @Field(() => [ChannelNameType], { description: "By name, without those that were deleted." })
  channels!: readonly ChannelNameType[];

  @Field(() => DateTimeISO, { description: "What was over by then is told to nobody: when it was last switched on." })
  watchedSince!: Date;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO)
  updatedAt!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Null unless it was deleted; undoThreshold brings it back.",
  })
  deletedAt!: Date | null;

  @Field(() => Int, {
    description:
      "Of EACH_USER: app users who have a threshold of their own for the same meter and period, and of ONCE the same days. 0 otherwise.",
  })
  overrides!: number;

  @Field(() => DateTimeISO, { nullable: true })
  lastCrossedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What deleteThreshold wants to be typed: its name, or its subject's, or # and its id. Null while it has no alerts.",
  })
  typedToDelete!: string | null;
}
