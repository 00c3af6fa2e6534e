import { Field, ID, InputType, Int } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";
import type { ApiKeyScope } from "../permission.js";
import { ApiKeyScopes } from "./api-key.type.js";

@InputType("ApiKeyInput")
export class ApiKeyInput {
  @Field(() => ID, { description: "Any but the demo's." })
  projectId!: string;

  @Field(() => String, { description: "1 to 64 characters, and of no other key of the project that is not revoked." })
  name!: string;

  @Field(() => [ApiKeyScopes], { description: "At least one." })
  scopes!: ApiKeyScope[];

  @Field(() => DateTimeISO, { nullable: true, description: "In the future; default: until it is revoked." })
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: "1 to 1,000,000; default: no limit of its own." })
  requestsPerMinute?: number | null;
}
