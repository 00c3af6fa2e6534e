import { Field, ID, InputType } from "type-graphql";
import { DateTimeISO, Decimal } from "../../core/scalars.js";

@InputType("DiscountInput")
export class DiscountInput {
  @Field(() => ID, { nullable: true, description: "Default: every project." })
  projectId?: string | null;

  @Field(() => String, { nullable: true, description: "Default: every provider." })
  provider?: string | null;

  @Field(() => String, { nullable: true, description: "Default: every model." })
  model?: string | null;

  @Field(() => Decimal, {
    description: "What is paid of the list price: 0 to 10, with at most 6 digits after the point. 0.93 is 7 % off.",
  })
  factor!: string;

  @Field(() => DateTimeISO)
  effectiveFrom!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: "Exclusive; default: until further notice." })
  effectiveTo?: Date | null;

  @Field(() => String, { description: "What was agreed, and where it is written: 1 to 500 characters." })
  note!: string;
}
