import { Field, InputType, Int } from "type-graphql";
import { Decimal, SafeInt } from "../../core/scalars.js";

/** Thin on purpose: `allowanceRequestSchema` checks it, as for the other door. */
@InputType({ description: "The most that a call may use; the same rules as POST /v1/allowance, see docs/gate.md." })
export class AllowanceInput {
  @Field(() => String, { nullable: true, description: "As in the event. Null: only limits on everybody count." })
  userId?: string | null;

  @Field(() => String, { nullable: true })
  provider?: string | null;

  @Field(() => String, { nullable: true })
  model?: string | null;

  @Field(() => String, { nullable: true })
  serviceTier?: string | null;

  @Field(() => SafeInt, { description: "What is sent, cached tokens included." })
  inputTokens!: number;

  @Field(() => SafeInt, { description: "The most that the model is let produce, reasoning included." })
  outputTokens!: number;

  @Field(() => Decimal, {
    nullable: true,
    description: "The most that it may cost: counts where it is more than our prices say, or they say nothing.",
  })
  costUsd?: string | null;

  @Field(() => Int, { nullable: true, description: "1 to 3600; null: 600." })
  holdSeconds?: number | null;
}
