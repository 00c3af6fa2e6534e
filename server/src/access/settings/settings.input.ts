import { Field, InputType, Int } from "type-graphql";
import { Language } from "../../core/language.js";
import type { SettingsRequest } from "./read-settings-change.js";

@InputType({ description: "Settings that are absent or null stay as they are." })
export class SettingsInput implements SettingsRequest {
  @Field(() => String, { nullable: true, description: "At most 100 characters on one line; may be empty." })
  organisationName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "IANA zone. Sums of days are asked anew at once, what app users used is counted anew in minutes.",
  })
  reportingTimezone?: string | null;

  @Field(() => Int, { nullable: true, description: "1 = Monday … 7 = Sunday." })
  weekStart?: number | null;

  @Field(() => Language, { nullable: true })
  defaultLanguage?: Language | null;

  @Field(() => Int, { nullable: true, description: "2 to 50." })
  minimumGroupSize?: number | null;
}
