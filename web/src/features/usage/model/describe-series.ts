import type { ChartModel } from "../../../charts/chart-model";
import type { Format } from "../../../lib/format";
import type { Translate } from "../../../lib/i18n";
import { meterFigure } from "./meter-figure";
import type { RangeAnswer, SeriesAnswer, TotalsAnswer } from "./usage-answer";

interface DescribedSeries {
  series: SeriesAnswer;
  totals: TotalsAnswer & { range: RangeAnswer; previous: TotalsAnswer | null };
  model: ChartModel;
  format: Format;
  t: Translate;
}

/** The chart in one sentence: what, when, how much, how it changed, and where most of it was. */
export function describeSeries({ series, totals, model, format, t }: DescribedSeries): string {
  const values = {
    meter: t(`usage.meterOf.${series.meter}`),
    range: format.range(totals.range.from, totals.range.to),
    total: model.totalText,
  };
  const peak = peakIndex(series.total);
  const slice = peak === null ? undefined : model.slices[peak];
  if (slice === undefined) return t("usage.chart.sentence.flat", values);
  const most = { ...values, slice: slice.name, peak: slice.totalText };
  const before = totals.previous === null ? null : meterFigure(totals.previous, series.meter);
  if (before === null) return t("usage.chart.sentence", most);
  return t("usage.chart.sentence.compared", {
    ...most,
    delta: format.delta(meterFigure(totals, series.meter), before).text,
  });
}

function peakIndex(total: readonly string[]): number | null {
  const values = total.map(Number);
  const peak = Math.max(0, ...values);
  return peak === 0 ? null : values.indexOf(peak);
}
