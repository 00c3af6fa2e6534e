import { ArgsType, Field, ID, Int } from "type-graphql";
import { UsageFilterInput } from "../analytics/usage-filter.input.js";
import { SuggestionStatus } from "./domain/suggestion-status.js";

@ArgsType()
export class MarkSuggestionArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => SuggestionStatus)
  status!: SuggestionStatus;

  @Field(() => String, { nullable: true, description: "Needed for DISMISSED; 1 to 500 characters." })
  reason?: string | null;

  @Field(() => UsageFilterInput, {
    nullable: true,
    description: "Of the report in which it was seen; default: the last 30 days of everything.",
  })
  filter?: UsageFilterInput | null;

  @Field(() => Int, {
    nullable: true,
    description: "The version that was seen: CONFLICT when somebody marked it since. Null: whatever it is.",
  })
  version?: number | null;
}
