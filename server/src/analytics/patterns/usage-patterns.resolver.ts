import { Arg, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { Meter, UsageDimension } from "../domain/question-words.js";
import { ask } from "../question.js";
import "../question-words.type.js";
import { UsageFilterInput } from "../usage-filter.input.js";
import { usageDurations } from "./usage-durations.query.js";
import { DurationPointType } from "./usage-durations.type.js";
import { usageEfficiency } from "./usage-efficiency.query.js";
import { UsageEfficiencyType } from "./usage-efficiency.type.js";
import { usageHeatmap } from "./usage-heatmap.query.js";
import { UsageHeatmapType } from "./usage-heatmap.type.js";

@Resolver()
export class UsagePatternsResolver {
  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageHeatmapType, { description: "When in a week usage happens." })
  usageHeatmap(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.REQUESTS }) meter: Meter,
    @Ctx() context: RequestContext,
  ): Promise<UsageHeatmapType> {
    return ask(context, filter, (question) => usageHeatmap(question, meter));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageEfficiencyType, {
    description: "What usage costs for what it achieves, and how fast it is. Null is unknown, never zero.",
  })
  usageEfficiency(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("groupBy", () => UsageDimension, {
      defaultValue: UsageDimension.MODEL,
      description: "MODEL, FEATURE, PROVIDER, OPERATION, PROJECT or KEY.",
    })
    groupBy: UsageDimension,
    @Ctx() context: RequestContext,
  ): Promise<UsageEfficiencyType> {
    return ask(context, filter, (question) => usageEfficiency(question, { groupBy }));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [DurationPointType], {
    description:
      "Durations against output tokens of successful requests, neighbours on a logarithmic grid together: at most 500 points. Of the same single requests as usageEfficiency.",
  })
  usageDurations(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<DurationPointType[]> {
    return ask(context, filter, (question) => usageDurations(question));
  }
}
