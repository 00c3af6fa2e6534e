import { Field, ID, InputType } from "type-graphql";
import { RangeInput } from "../core/range.input.js";
import { RequestStatus } from "../core/request-status.js";

@InputType("UsageFilterInput", { description: "Each list has at most 1,000 entries." })
export class UsageFilterInput {
  @Field(() => RangeInput)
  range!: RangeInput;

  @Field(() => String, { nullable: true, description: "IANA zone; default: the reporting timezone." })
  timezone?: string | null;

  @Field(() => [ID], { nullable: true })
  projectIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Keys that recorded; 0: requests without one." })
  apiKeyIds?: string[] | null;

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
  excludeApiKeyIds?: string[] | null;

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
