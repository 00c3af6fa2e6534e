import { comparedRange } from "../compared-range.js";
import { forecastCalendar } from "../domain/forecast/forecast-calendar.js";
import { Compare, type Meter } from "../domain/question-words.js";
import { usageAnomalies, type UsageAnomalyAnswer, watchedRange } from "../patterns/usage-anomalies.query.js";
import { usageConcentration, type UsageConcentrationAnswer } from "../patterns/usage-concentration.query.js";
import {
  type EfficiencyRequest,
  usageEfficiency,
  type UsageEfficiencyAnswer,
} from "../patterns/usage-efficiency.query.js";
import { usageHeatmap, type UsageHeatmapAnswer } from "../patterns/usage-heatmap.query.js";
import type { Question } from "../question.js";
import { filtersUsers } from "../usage-source.js";
import type { CrosstabRequest } from "../select-crosstab-cells.js";
import { type BreakdownRequest, usageBreakdown, type UsageBreakdownAnswer } from "../usage-breakdown.query.js";
import { usageCrosstab, type UsageCrosstabAnswer } from "../usage-crosstab.query.js";
import { type ForecastRequest, usageForecast, type UsageForecast } from "../usage-forecast.query.js";
import { type SeriesRequest, usageSeries, type UsageSeriesAnswer } from "../usage-series.query.js";
import { type TotalsRequest, usageTotals, type UsageTotalsAnswer } from "../usage-totals.query.js";
import type { Statistic } from "./ask-statistic.js";
import type { ReadSpan } from "./read-stamp.js";

export function totalsStatistic(request: TotalsRequest): Statistic<UsageTotalsAnswer> {
  return {
    name: "totals",
    request: { ...request },
    spans: (question) => comparedSpans(question, request.compare),
    answer: (question) => usageTotals(question, request.compare, request.countsUsers),
    settle: settleTotals,
  };
}

export function seriesStatistic(request: SeriesRequest): Statistic<UsageSeriesAnswer> {
  return {
    name: "series",
    request: { ...request },
    spans: (question) => comparedSpans(question, request.compare ?? Compare.OFF),
    answer: (question) => usageSeries(question, request),
    settle,
  };
}

export function breakdownStatistic(request: BreakdownRequest): Statistic<UsageBreakdownAnswer> {
  return {
    name: "breakdown",
    request: { ...request },
    spans: (question) => comparedSpans(question, request.compare ?? Compare.OFF),
    answer: (question) => usageBreakdown(question, request),
    settle: (answer, settledUntil) => ({ ...answer, grandTotal: settleTotals(answer.grandTotal, settledUntil) }),
  };
}

export function crosstabStatistic(request: CrosstabRequest): Statistic<UsageCrosstabAnswer> {
  return {
    name: "crosstab",
    request: { ...request },
    spans: ownSpan,
    answer: (question) => usageCrosstab(question, request),
    settle,
  };
}

export function heatmapStatistic(request: { readonly meter: Meter }): Statistic<UsageHeatmapAnswer> {
  return {
    name: "heatmap",
    request,
    spans: ownSpan,
    answer: (question) => usageHeatmap(question, request.meter),
    settle,
  };
}

export function concentrationStatistic(request: { readonly meter: Meter }): Statistic<UsageConcentrationAnswer> {
  return {
    name: "concentration",
    request,
    spans: ownSpan,
    answer: (question) => usageConcentration(question, request.meter),
    settle,
  };
}

export function efficiencyStatistic(request: EfficiencyRequest): Statistic<UsageEfficiencyAnswer> {
  return {
    name: "efficiency",
    request: { ...request },
    spans: ownSpan,
    answer: (question) => usageEfficiency(question, request),
    // What has too many requests that are not built yet begins earlier when they are, and no stamp tells of that.
    isLasting: ({ range, durationsSince }, { filter }) => durationsSince <= range.from || filtersUsers(filter),
    settle,
  };
}

export function anomaliesStatistic(request: { readonly meter: Meter }): Statistic<UsageAnomalyAnswer[]> {
  return {
    name: "anomalies",
    request,
    spans: ({ filter }) => [watchedRange(filter.range)],
    answer: (question) => usageAnomalies(question, request.meter),
    settle: (answer) => answer,
  };
}

export function forecastStatistic(request: ForecastRequest): Statistic<UsageForecast> {
  return {
    name: "forecast",
    request: { ...request },
    spans: ({ filter, now, weekStart }) => {
      const { days, range } = forecastCalendar({
        period: request.period,
        now,
        timezone: filter.range.timezone,
        weekStart,
      });
      return [{ from: days[0]?.start ?? range.from, to: days.at(-1)?.end ?? range.to }];
    },
    answer: (question) => usageForecast(question, request),
    settle,
  };
}

function ownSpan({ filter }: Question): readonly ReadSpan[] {
  return [filter.range];
}

function comparedSpans(question: Question, compare: Compare): readonly ReadSpan[] {
  const { filter } = question;
  const before = comparedRange(question, compare);
  return before === null || before.from >= before.to ? [filter.range] : [filter.range, before];
}

function settle<Answer extends { readonly settledUntil: Date }>(answer: Answer, settledUntil: Date): Answer {
  return { ...answer, settledUntil };
}

function settleTotals(totals: UsageTotalsAnswer, settledUntil: Date): UsageTotalsAnswer {
  const { previous } = totals;
  return { ...totals, settledUntil, previous: previous === null ? null : settleTotals(previous, settledUntil) };
}
