import { ArgsType, Field, ID, Int } from "type-graphql";
import { DateTimeISO } from "../../core/scalars.js";

@ArgsType()
export class ApiKeyChangeArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "1 to 64 characters, and of no other key of the project." })
  name?: string | null;

  @Field(() => DateTimeISO, { nullable: true, description: "In the future; null: until it is revoked." })
  expiresAt?: Date | null;

  @Field(() => Int, { nullable: true, description: "1 to 1,000,000; null: no limit of its own." })
  requestsPerMinute?: number | null;
}
