import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import type { CorrectionChange } from "./domain/correction-changes.js";

@ObjectType("UsageCorrectionChange")
class UsageCorrectionChangeType implements CorrectionChange {
  @Field(() => String, { description: "A field of UsageEvent; app users by their pseudonym, cost in USD." })
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType("UsageCorrection", { description: "An explicit change of a recorded event, with what it said before." })
export class UsageCorrectionType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  projectId!: string;

  @Field(() => String, { description: "The sender's id." })
  eventId!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "E-mail of the member, which API keys are not told, or name of the API key.",
  })
  correctedBy!: string | null;

  @Field(() => DateTimeISO)
  correctedAt!: Date;

  @Field(() => [UsageCorrectionChangeType], { description: "Empty when the event said all of it already." })
  changes!: readonly CorrectionChange[];
}
