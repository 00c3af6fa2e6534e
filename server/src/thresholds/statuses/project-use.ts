import type { RequestContext } from "../../access/request-context.js";
import type { AnswerCache } from "../../analytics/answers/answer-cache.js";
import { askStatistic } from "../../analytics/answers/ask-statistic.js";
import { forecastStatistic } from "../../analytics/answers/statistics.js";
import { forecastCrossing } from "../../analytics/forecast-crossing.js";
import { toForecast } from "../../analytics/to-forecast.js";
import { forecastPeriodOf } from "../forecast-period-of.js";
import { narrowingTo } from "../narrowing-to.js";
import type { Threshold } from "../threshold.js";
import type { ProjectedUse } from "./threshold-status.js";

/** The same estimate as `usageForecast` of what a threshold watches; null where there is none. */
export async function projectUse(
  answers: AnswerCache,
  context: RequestContext,
  { scope, subject, meter, period, limit }: Threshold,
): Promise<ProjectedUse | null> {
  const narrowing = narrowingTo(scope, subject?.key ?? "");
  const forecastable = forecastPeriodOf(period);
  if (narrowing === null || forecastable === null || meter === null || limit === null) return null;
  const asked = { meter, period: forecastable };
  const filter = { ...narrowing, range: { preset: "today" } };
  const found = await askStatistic(answers, context, { filter, statistic: forecastStatistic(asked) });
  const forecast = toForecast(found, asked);
  const crossing = forecastCrossing(forecast, limit);
  const { point, low, high } = forecast;
  if (crossing === null || point === null || low === null || high === null) return null;
  return { point, low, high, chance: crossing.chance, crossesAt: crossing.at };
}
