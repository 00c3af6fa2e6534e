import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Meter } from "../../analytics/domain/question-words.js";
import { DateTimeISO, Decimal } from "../../core/scalars.js";
import { ThresholdPeriod, ThresholdScope } from "../domain/threshold-words.js";
import { AllowanceCode, type Allowance, type AllowanceLimit } from "./allowance.js";

registerEnumType(AllowanceCode, {
  name: "AllowanceCode",
  description: "Why a call is refused: LIMIT_REACHED is final until resetsAt.",
});

@ObjectType("AllowanceLimit", { description: "A limit that a call comes under. Amounts in the meter's unit." })
export class AllowanceLimitType implements AllowanceLimit {
  @Field(() => ID, { description: "Of the threshold." })
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => ThresholdScope)
  scope!: ThresholdScope;

  @Field(() => Meter)
  meter!: Meter;

  @Field(() => ThresholdPeriod)
  period!: ThresholdPeriod;

  @Field(() => Decimal)
  limit!: string;

  @Field(() => Decimal, { description: "Recorded in the running period, exact." })
  used!: string;

  @Field(() => Decimal, { description: "Of calls that are under way, this one among them when it is allowed." })
  reserved!: string;

  @Field(() => Decimal, { description: "Neither used nor reserved; never less than 0." })
  left!: string;

  @Field(() => DateTimeISO, { description: "When its period ends." })
  resetsAt!: Date;
}

@ObjectType("Allowance", { description: "Whether a call may be made. A refusal is final until resetsAt." })
export class AllowanceType implements Allowance {
  @Field(() => Boolean)
  allowed!: boolean;

  @Field(() => AllowanceCode, { nullable: true, description: "Null when allowed." })
  code!: AllowanceCode | null;

  @Field(() => ID, { nullable: true, description: "The event of the call names it. Null when refused." })
  reservationId!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Until then it counts as used, unless it is settled before.",
  })
  expiresAt!: Date | null;

  @Field(() => [AllowanceLimitType], { description: "All limits that the call comes under." })
  remaining!: readonly AllowanceLimitType[];

  @Field(() => AllowanceLimitType, {
    nullable: true,
    description: "Of the limits without room for it the one that resets last; null when allowed.",
  })
  blockedBy!: AllowanceLimitType | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Not to be asked again before; null when allowed." })
  resetsAt!: Date | null;
}
