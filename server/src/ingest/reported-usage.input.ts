import { Field, InputType } from "type-graphql";
import { JSONObject, SafeInt } from "../core/scalars.js";

/** What a provider reported of one call: its own usage object, or canonical counts. */
@InputType()
export abstract class ReportedUsageInput {
  @Field(() => String, { nullable: true })
  dialect?: string;

  @Field(() => JSONObject, { nullable: true, description: "The provider's own usage object, unchanged." })
  usage?: Record<string, unknown>;

  @Field(() => SafeInt, { nullable: true, description: "Includes cached and cache-write tokens." })
  inputTokens?: number;

  @Field(() => SafeInt, { nullable: true, description: "Includes reasoning tokens." })
  outputTokens?: number;

  @Field(() => SafeInt, { nullable: true })
  cachedInputTokens?: number;

  @Field(() => SafeInt, { nullable: true })
  cacheWriteTokens?: number;

  @Field(() => SafeInt, { nullable: true })
  reasoningTokens?: number;
}
