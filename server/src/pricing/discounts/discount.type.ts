import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO, Decimal } from "../../core/scalars.js";

@ObjectType("Discount", {
  description:
    "What is paid of list prices, as agreed with a provider. Of several in force the most specific counts; they do not stack, and own prices are final.",
})
export class DiscountType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { nullable: true, description: "Null: every project." })
  projectId!: string | null;

  @Field(() => String, { nullable: true, description: "Null: every provider." })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: "Null: every model." })
  model!: string | null;

  @Field(() => Decimal, { description: "0.93 is 7 % off, 1.1 a surcharge of 10 %." })
  factor!: string;

  @Field(() => DateTimeISO)
  effectiveFrom!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: "Exclusive; null: until further notice." })
  effectiveTo!: Date | null;

  @Field(() => String)
  note!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: "E-mail of the member who made it; for members only." })
  createdBy!: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Discounts nothing any more from then on." })
  retiredAt!: Date | null;
}
