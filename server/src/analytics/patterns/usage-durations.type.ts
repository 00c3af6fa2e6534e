import { Field, ObjectType } from "type-graphql";
import { BigIntString, SafeInt } from "../../core/scalars.js";

@ObjectType("DurationPoint")
export class DurationPointType {
  @Field(() => BigIntString, { description: "Mean of the requests of this point; a single one's own." })
  outputTokens!: bigint;

  @Field(() => SafeInt, { description: "Mean of the requests of this point, in milliseconds." })
  durationMs!: number;

  @Field(() => SafeInt)
  requests!: number;
}
