import { Field, ID, ObjectType } from "type-graphql";
import { DateTimeISO } from "../core/scalars.js";
import { ApiKeyRefType } from "./usage-event.type.js";

@ObjectType("UsageProject", { description: "A project, as far as whoever sees its usage may know." })
export class UsageProjectType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean)
  isDemo!: boolean;
}

@ObjectType("UsageFilterOptions", { description: "Values that occur, for filter pickers." })
export class UsageFilterOptionsType {
  @Field(() => [UsageProjectType])
  projects!: readonly UsageProjectType[];

  @Field(() => [ApiKeyRefType], { description: "Revoked ones included." })
  apiKeys!: readonly ApiKeyRefType[];

  @Field(() => [String])
  models!: readonly string[];

  @Field(() => [String])
  providers!: readonly string[];

  @Field(() => [String])
  features!: readonly string[];

  @Field(() => [String])
  operations!: readonly string[];
}

@ObjectType("UsageExtent")
export class UsageExtentType {
  @Field(() => DateTimeISO, {
    nullable: true,
    description: "Start of the earliest 15-minute bucket with usage; null when nothing is recorded.",
  })
  firstAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: "End of the latest 15-minute bucket with usage." })
  lastAt!: Date | null;
}
