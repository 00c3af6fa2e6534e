import { useMemo } from "react";
import type { ChartModel } from "../../../charts/chart-model";
import { useSeriesSlots } from "../../../charts/series-memory";
import { localDate } from "../../../lib/format";
import { useLanguage, useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import type { OverviewAnswer } from "../api/use-overview";
import { anomalyWords } from "../model/anomaly-words";
import { FORMAT_GRAIN } from "../model/axis-grain";
import { meterFigure } from "../model/meter-figure";
import { meterWords } from "../model/meter-words";
import { seriesName } from "../model/series-name";
import { colouredKeys, toChartData } from "../model/to-chart-data";
import type { AnomalyAnswer, AppliedAnswer, ForecastAnswer, UsualAnswer } from "../model/usage-answer";
import { withComparison } from "../model/with-comparison";
import { withEvents } from "../model/with-events";
import { withForecast } from "../model/with-forecast";
import { withNotes } from "../model/with-notes";
import { withUsual } from "../model/with-usual";

interface ShownSeries {
  overview: OverviewAnswer;
  hidden: readonly string[];
  /** Drawn to the end of its period; null: nothing is expected. */
  forecast: ForecastAnswer | null;
  anomalies: readonly AnomalyAnswer[];
  applied: readonly AppliedAnswer[];
  usual: UsualAnswer | null;
}

/** The prepared model in the reader's language and colours. */
export function useChartModel({
  overview: { series: answer, totals },
  hidden,
  forecast,
  anomalies,
  applied,
  usual,
}: ShownSeries): ChartModel {
  const stack = useStackModel(answer, hidden);
  const compared = useCompared(stack, answer, totals.previous);
  const beside = useUsual(compared, answer, usual);
  const expected = useExpected(useApplied(beside, answer, applied), answer, forecast);
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  return useMemo(
    () =>
      withNotes(expected, anomalies, (anomaly, isWholeSlice) => {
        const { when, what, why } = anomalyWords(anomaly, { meter: answer.meter, format, language, t });
        return [...(isWholeSlice ? [] : [when]), what, why ?? []].flat().join(" ");
      }),
    [expected, anomalies, answer.meter, format, language, t],
  );
}

function useStackModel(answer: OverviewAnswer["series"], hidden: readonly string[]): ChartModel {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const slots = useSeriesSlots(answer.groupBy, colouredKeys(answer));
  return useMemo(() => {
    const { value, exact, pixels } = meterWords(format, answer.meter);
    return toChartData({
      answer,
      hidden,
      slots,
      words: {
        unknown: format.unknown,
        value,
        exact,
        pixels,
        percent: format.percent,
        slice: (label, grain) => format.bucket(label, FORMAT_GRAIN[grain]),
        series: (line) => seriesName(line, { groupBy: answer.groupBy, meter: answer.meter, language, t }),
      },
    });
  }, [answer, hidden, slots, format, language, t]);
}

function useCompared(
  model: ChartModel,
  { previous, total, meter }: OverviewAnswer["series"],
  before: OverviewAnswer["totals"]["previous"],
): ChartModel {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    if (previous === null || before === null) return model;
    const { value, exact, pixels } = meterWords(format, meter);
    return withComparison(model, {
      previous,
      total,
      label: t("usage.delta.against", { range: format.range(before.range.from, before.range.to) }),
      sumText: value(meterFigure(before, meter)),
      words: { value, exact, pixels, delta: (current, base) => format.delta(current, base).text },
    });
  }, [model, previous, total, meter, before, format, t]);
}

function useUsual(
  model: ChartModel,
  { buckets, meter }: OverviewAnswer["series"],
  usual: UsualAnswer | null,
): ChartModel {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    if (usual === null || usual.median === null || usual.p25 === null || usual.p75 === null) return model;
    const { value, pixels } = meterWords(format, meter);
    const label = t("usage.chart.usual", {
      median: value(usual.median),
      low: value(usual.p25),
      high: value(usual.p75),
    });
    return withUsual(model, { usual, buckets, label, pixels });
  }, [model, buckets, meter, usual, format, t]);
}

function useApplied(
  model: ChartModel,
  { buckets }: OverviewAnswer["series"],
  applied: readonly AppliedAnswer[],
): ChartModel {
  const t = useText();
  return useMemo(() => {
    const events = applied.map(({ appliedAt, kind, subject: { feature, model: named } }) => ({
      at: appliedAt,
      text: t("usage.chart.applied", {
        saving: t(`overview.savings.kind.${kind}`),
        subject: named === null ? feature : `${feature} · ${named}`,
      }),
    }));
    return withEvents(model, events, Date.parse(buckets.at(-1)?.end ?? ""));
  }, [model, buckets, applied, t]);
}

function useExpected(
  model: ChartModel,
  { meter }: OverviewAnswer["series"],
  forecast: ForecastAnswer | null,
): ChartModel {
  const t = useText();
  const format = useFormat();
  return useMemo(() => {
    if (forecast?.meter !== meter) return model;
    const { value, exact, pixels } = meterWords(format, meter);
    const lastMs = Date.parse(forecast.range.to) - 1;
    return withForecast(model, {
      forecast,
      words: {
        unknown: format.unknown,
        label: t("overview.forecast.until", { date: format.date(new Date(lastMs).toISOString()) }),
        pixels,
        interval: ({ point, low, high }) =>
          t("overview.forecast.interval", { point: value(point), low: value(low), high: value(high) }),
        exactInterval: ({ point, low, high }) =>
          t("overview.forecast.interval", { point: exact(point), low: exact(low), high: exact(high) }),
        more: (interval) => t("overview.forecast.more", { interval }),
        dayOf: (iso) => localDate(Date.parse(iso), forecast.range.timezone),
        slice: (label) => format.bucket(label, "day"),
      },
    });
  }, [model, meter, forecast, format, t]);
}
