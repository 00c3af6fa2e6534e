import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTimeISO, SafeInt } from "../../core/scalars.js";

enum PriceListState {
  PROPOSED = "PROPOSED",
  ACTIVE = "ACTIVE",
  SUPERSEDED = "SUPERSEDED",
  DECLINED = "DECLINED",
}

registerEnumType(PriceListState, { name: "PriceListState" });

@ObjectType("PriceList", {
  description:
    "A version of the list that comes with the product. One is active; a newer one waits until it is accepted.",
})
export class PriceListType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String, { description: "YYYY-MM-DD." })
  checkedOn!: string;

  @Field(() => PriceListState)
  state!: string;

  @Field(() => DateTimeISO)
  createdAt!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: "When it became active or was declined; null while it is undecided, and for one that gave way so.",
  })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "E-mail, for members only; null for what the product decided by itself.",
  })
  decidedBy!: string | null;

  @Field(() => SafeInt)
  priceCount!: number;
}
