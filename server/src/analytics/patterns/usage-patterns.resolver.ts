import { Arg, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { Meter } from "../domain/question-words.js";
import { ask } from "../question.js";
import { UsageFilterInput } from "../usage-filter.input.js";
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
}
