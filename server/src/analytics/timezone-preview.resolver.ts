import { Arg, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { previewTimezone, type TimezoneShift } from "./timezone-preview.query.js";
import { TimezoneShiftType } from "./timezone-shift.type.js";

@Resolver()
export class TimezonePreviewResolver {
  @Authorized<Permission>(Permission.MANAGE_SETTINGS)
  @Query(() => [TimezoneShiftType], {
    description:
      "What the last 7 days would be in another reporting timezone, up to the later one of both todays; nothing is changed.",
  })
  previewReportingTimezone(
    @Arg("timezone", () => String, { description: "IANA zone." }) timezone: string,
    @Ctx() context: RequestContext,
  ): Promise<readonly TimezoneShift[]> {
    return previewTimezone(context, timezone);
  }
}
