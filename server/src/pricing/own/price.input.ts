import { Field, ID, InputType } from "type-graphql";
import { DateTimeISO, Decimal, SafeInt } from "../../core/scalars.js";
import { TokenClassName } from "../token-class.type.js";

@InputType("PriceTierInput")
export class PriceTierInput {
  @Field(() => SafeInt, { description: "Total input, cached tokens included, must be strictly above it." })
  above!: number;

  @Field(() => Decimal, { description: "USD per million tokens, with at most 6 digits after the point." })
  usdPerMillion!: string;
}

@InputType("PriceRateInput")
export class PriceRateInput {
  @Field(() => TokenClassName)
  tokenClass!: TokenClassName;

  @Field(() => Decimal, { description: "USD per million tokens, with at most 6 digits after the point; 0 is free." })
  usdPerMillion!: string;

  @Field(() => [PriceTierInput], { nullable: true, description: "Ascending. They are for the whole request." })
  tiers?: PriceTierInput[] | null;
}

@InputType("PriceInput", {
  description:
    "An own price. It beats every list, and that of a project beats that of every project. It cannot be edited, only retired.",
})
export class PriceInput {
  @Field(() => ID, { nullable: true, description: "Default: every project." })
  projectId?: string | null;

  @Field(() => String, { description: "As requests name it; one that no list knows is priced all the same." })
  provider!: string;

  @Field(() => String)
  model!: string;

  @Field(() => Boolean, { defaultValue: false, description: "For every model whose name starts so." })
  prefix!: boolean;

  @Field(() => String, { defaultValue: "standard", description: "standard, batch, flex, priority, …" })
  serviceTier!: string;

  @Field(() => [PriceRateInput], { description: "At least one. A class without a rate is sold as its parent." })
  rates!: PriceRateInput[];

  @Field(() => Decimal, { nullable: true, description: "USD per request." })
  requestFee?: string | null;

  @Field(() => Decimal, { nullable: true, description: "USD per search of the web." })
  webSearchFee?: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Default: since ever." })
  effectiveFrom?: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "Exclusive; default: until further notice." })
  effectiveTo?: Date | null;

  @Field(() => String, { nullable: true, description: "At most 500 characters." })
  note?: string | null;

  @Field(() => String, { nullable: true, description: "Where it is written: an http or https address." })
  sourceUrl?: string | null;
}
