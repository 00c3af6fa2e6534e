import { Field, ID, InputType } from "type-graphql";
import { RangeInput } from "../core/range.input.js";

@InputType("RecostScopeInput", { description: "Which requests are priced anew. An empty list restricts nothing." })
export class RecostScopeInput {
  @Field(() => RangeInput)
  range!: RangeInput;

  @Field(() => String, { nullable: true, description: "IANA zone; default: the reporting timezone." })
  timezone?: string | null;

  @Field(() => [ID], { nullable: true })
  projectIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  providers?: string[] | null;

  @Field(() => [String], { nullable: true })
  models?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only requests whose cost is unknown by now." })
  unpricedOnly!: boolean;
}
