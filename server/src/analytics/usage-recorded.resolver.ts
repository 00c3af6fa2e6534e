import { formatUsd, pico } from "@tokenledger/model/money";
import { Arg, Authorized, Resolver, Root, Subscription } from "type-graphql";
import { Permission } from "../access/permission.js";
import { RequestStatus } from "../core/request-status.js";
import type { NamedSlice } from "../live/domain/named-slice.js";
import type { UsageTick } from "../live/domain/usage-tick.js";
import { isAboutUsers } from "./domain/meets-dimensions.js";
import { readFilter } from "./domain/read-filter.js";
import { followUsage, type LiveContext, type UsageRecordedArgs } from "./follow-usage.js";
import { UsageFilterInput } from "./usage-filter.input.js";
import { UsageTickType, type UsageTickSliceType } from "./usage-tick.type.js";

@Resolver()
export class UsageRecordedResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Subscription(() => UsageTickType, {
    subscribe: ({ args, context }: { args: UsageRecordedArgs; context: LiveContext }) => followUsage(context, args),
  })
  usageRecorded(
    @Root() tick: UsageTick,
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("since", () => String, { nullable: true }) _since?: string | null,
  ): UsageTickType {
    const { cursor, droppedBefore, at, requests } = tick;
    const slices = isAboutUsers(readFilter(filter)) ? [] : tick.slices.map(toSliceType);
    return { cursor, droppedBefore, at, requests, slices };
  }
}

function toSliceType({ projectId, apiKeyId, status, cost, ...slice }: NamedSlice): UsageTickSliceType {
  return {
    ...slice,
    projectId: String(projectId),
    apiKeyId: apiKeyId === null ? null : String(apiKeyId),
    status: statusOf(status),
    cost: formatUsd(pico(cost)),
  };
}

function statusOf(stored: string): RequestStatus {
  switch (stored) {
    case "ok":
      return RequestStatus.OK;
    case "cancelled":
      return RequestStatus.CANCELLED;
    default:
      return RequestStatus.ERROR;
  }
}
