import type { GraphQLResolveInfo } from "graphql";
import { Arg, Authorized, Ctx, Info, Query, Resolver } from "type-graphql";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import { selectsField } from "../../core/selects-field.js";
import type { AnswerCache } from "../answers/answer-cache.js";
import { askStatistic } from "../answers/ask-statistic.js";
import {
  anomaliesStatistic,
  concentrationStatistic,
  efficiencyStatistic,
  heatmapStatistic,
} from "../answers/statistics.js";
import { Meter, UsageDimension } from "../domain/question-words.js";
import { ask } from "../question.js";
import "../question-words.type.js";
import { UsageFilterInput } from "../usage-filter.input.js";
import { MAX_SINGLE_REQUESTS } from "./newest-requests.js";
import { tokenEstimateDrift } from "./token-estimate-drift.query.js";
import { TokenEstimateDriftType } from "./token-estimate-drift.type.js";
import { UsageConcentrationType } from "./usage-concentration.type.js";
import { UsageAnomalyType } from "./usage-anomaly.type.js";
import { MAX_DURATION_POINTS, usageDurations } from "./usage-durations.query.js";
import { DurationPointType } from "./usage-durations.type.js";
import { UsageEfficiencyType } from "./usage-efficiency.type.js";
import { UsageHeatmapType } from "./usage-heatmap.type.js";

/** Only these are read from single requests, which takes longest. */
const OF_NOTES = [["rows", "costPerNote"], ["total", "costPerNote"], ["singleRequestsSince"]] as const;

@Resolver()
export class UsagePatternsResolver {
  constructor(private readonly answers: AnswerCache) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageHeatmapType, { description: "When in a week usage happens." })
  usageHeatmap(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.REQUESTS }) meter: Meter,
    @Ctx() context: RequestContext,
  ): Promise<UsageHeatmapType> {
    return askStatistic(this.answers, context, { filter, statistic: heatmapStatistic({ meter }) });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => UsageConcentrationType, { description: "Whether few app users make up most of it." })
  usageConcentration(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.COST }) meter: Meter,
    @Ctx() context: RequestContext,
  ): Promise<UsageConcentrationType> {
    return askStatistic(this.answers, context, { filter, statistic: concentrationStatistic({ meter }) });
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
    @Info() info: GraphQLResolveInfo,
  ): Promise<UsageEfficiencyType> {
    const countsNotes = OF_NOTES.some((path) => selectsField(info, path));
    return askStatistic(this.answers, context, { filter, statistic: efficiencyStatistic({ groupBy, countsNotes }) });
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [DurationPointType], {
    description: `Durations against output tokens of successful requests, neighbours on a logarithmic grid together: at most ${MAX_DURATION_POINTS} points. A sample where the range has many requests: the newest ${MAX_SINGLE_REQUESTS.toLocaleString("en-US")} of it at most, of all models, features, operations, providers and statuses.`,
  })
  usageDurations(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<DurationPointType[]> {
    return ask(context, filter, (question) => usageDurations(question));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => TokenEstimateDriftType, {
    description: `How far estimates of the input were from what providers counted, by model. Requests whose usage is MISSING, ESTIMATED or PARTIAL, or whose input is 0, are left out. The newest ${MAX_SINGLE_REQUESTS.toLocaleString("en-US")} requests of the range at most.`,
  })
  tokenEstimateDrift(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<TokenEstimateDriftType> {
    return ask(context, filter, (question) => tokenEstimateDrift(question));
  }

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => [UsageAnomalyType], {
    description:
      "What stands far from what was usual before, newest first: at most 10, the farthest. Differences of less than 1 USD, 200,000 tokens (50,000 of output) or 50 requests are never told. A new level is told once: not again when the day before, or the last weekday (or weekend day) before it, was off in the same direction by at least half as large a part of what was expected; for hours also the hour before. Needs four weeks of usage to compare with.",
  })
  usageAnomalies(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.COST }) meter: Meter,
    @Ctx() context: RequestContext,
  ): Promise<UsageAnomalyType[]> {
    return askStatistic(this.answers, context, { filter, statistic: anomaliesStatistic({ meter }) });
  }
}
