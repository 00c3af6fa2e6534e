import { Field, InputType, Int } from "type-graphql";
import { Decimal, SafeInt } from "../core/scalars.js";

@InputType("EventNarrowingInput", {
  description:
    "Conditions that only single requests meet. Lists have at most 100 entries; an empty one restricts nothing.",
})
export class EventNarrowingInput {
  @Field(() => Decimal, { nullable: true, description: "USD; requests whose cost is unknown are left out." })
  minCost?: string | null;

  @Field(() => SafeInt, { nullable: true, description: "Of input and output; without reported tokens left out." })
  minTokens?: number | null;

  @Field(() => SafeInt, { nullable: true })
  minInputTokens?: number | null;

  @Field(() => SafeInt, { nullable: true })
  maxOutputTokens?: number | null;

  @Field(() => Int, { nullable: true, description: "2: only retries." })
  minAttempt?: number | null;

  @Field(() => [String], { nullable: true })
  noteIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  fingerprints?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of an event id, note id or request id, in either case of letters; at most 128 characters.",
  })
  search?: string | null;
}
