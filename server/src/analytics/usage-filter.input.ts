import { Field, ID, InputType } from "type-graphql";
import { RequestStatus } from "../core/request-status.js";
import { DateTimeISO } from "../core/scalars.js";

@InputType("RangeInput", { description: "Either a preset, or from (inclusive) and to (exclusive)." })
export class RangeInput {
  @Field(() => String, {
    nullable: true,
    description:
      "today yesterday 24h 7d 30d 90d wtd mtd lastmonth; resolved on the server in the filter's timezone. Or, as people read them, inclusive dates: 2026-11-01..2026-11-23, or local times 2026-11-23T09:00..2026-11-23T18:00",
  })
  preset?: string | null;

  @Field(() => DateTimeISO, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeISO, { nullable: true })
  to?: Date | null;
}

@InputType("UsageFilterInput")
export class UsageFilterInput {
  @Field(() => RangeInput)
  range!: RangeInput;

  @Field(() => String, { nullable: true, description: "IANA zone; default: the reporting timezone." })
  timezone?: string | null;

  @Field(() => [ID], { nullable: true })
  projectIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  userIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  models?: string[] | null;

  @Field(() => [String], { nullable: true })
  providers?: string[] | null;

  @Field(() => [String], { nullable: true })
  features?: string[] | null;

  @Field(() => [String], { nullable: true })
  operations?: string[] | null;

  @Field(() => [RequestStatus], { nullable: true })
  statuses?: RequestStatus[] | null;

  @Field(() => [ID], { nullable: true })
  excludeProjectIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  excludeUserIds?: string[] | null;

  @Field(() => [String], { nullable: true })
  excludeModels?: string[] | null;

  @Field(() => [String], { nullable: true })
  excludeProviders?: string[] | null;

  @Field(() => [String], { nullable: true })
  excludeFeatures?: string[] | null;

  @Field(() => [String], { nullable: true })
  excludeOperations?: string[] | null;

  @Field(() => [RequestStatus], { nullable: true })
  excludeStatuses?: RequestStatus[] | null;
}
