import { Arg, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Permission } from "../access/permission.js";
import type { RequestContext } from "../access/request-context.js";
import { Decimal } from "../core/scalars.js";
import type { AnswerCache } from "./answers/answer-cache.js";
import { askStatistic } from "./answers/ask-statistic.js";
import { forecastStatistic } from "./answers/statistics.js";
import { ForecastPeriod } from "./domain/forecast/forecast-words.js";
import { Meter } from "./domain/question-words.js";
import { forecastCrossing } from "./forecast-crossing.js";
import { toForecast } from "./to-forecast.js";
import { ForecastCrossingType, ForecastType } from "./usage-forecast.type.js";
import { UsageFilterInput } from "./usage-filter.input.js";

@Resolver(() => ForecastType)
export class UsageForecastResolver {
  constructor(private readonly answers: AnswerCache) {}

  @Authorized<Permission>(Permission.VIEW_USAGE)
  @Query(() => ForecastType, {
    description:
      "What the running period will come to. The filter's range is ignored: the period is the running one, and 119 days before today are learned from. Its timezone counts.",
  })
  async usageForecast(
    @Arg("filter", () => UsageFilterInput) filter: UsageFilterInput,
    @Arg("meter", () => Meter, { defaultValue: Meter.COST }) meter: Meter,
    @Arg("period", () => ForecastPeriod, { defaultValue: ForecastPeriod.MONTH }) period: ForecastPeriod,
    @Ctx() context: RequestContext,
  ): Promise<ForecastType> {
    const asked = { meter, period };
    const statistic = forecastStatistic(asked);
    return toForecast(await askStatistic(this.answers, context, { filter: ofToday(filter), statistic }), asked);
  }

  @FieldResolver(() => ForecastCrossingType, {
    nullable: true,
    description: "When the period is expected to reach a limit. Null without an estimate, unless it has reached it.",
  })
  crossing(
    @Root() forecast: ForecastType,
    @Arg("limit", () => Decimal, { description: "In the meter's unit, at least 0." }) limit: string,
  ): ForecastCrossingType | null {
    return forecastCrossing(forecast, limit);
  }
}

/** So that a range that is ignored is not refused either. */
function ofToday(filter: UsageFilterInput): UsageFilterInput {
  return Object.assign(new UsageFilterInput(), filter, { range: { preset: "today" } });
}
