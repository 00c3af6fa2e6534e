import { Suspense } from "react";
import { ChartKeys } from "../../../charts/chart-keys";
import { ChartLegend } from "../../../charts/chart-legend";
import { TimeSeriesChart } from "../../../charts/time-series-chart";
import { useText } from "../../../lib/i18n";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { latePart } from "../../../ui/late-part";
import type { OverviewAnswer } from "../api/use-overview";
import { describeSeries } from "../model/describe-series";
import { hiddenAfterIsolating } from "../model/hidden-after-isolating";
import { lineKey } from "../model/line-key";
import { meterWords } from "../model/meter-words";
import type { AnomalyAnswer, AppliedAnswer, ForecastAnswer, UsualAnswer } from "../model/usage-answer";
import { CoverageLink } from "./coverage-link";
import { useChartModel } from "./use-chart-model";
import { useSliceActions } from "./use-slice-actions";
import styles from "./usage-chart.module.css";

const { Part: ChartTable } = latePart(() => import("../../../charts/chart-table"));
const PLOT_PX = 300;

export interface UsageChartProps {
  overview: OverviewAnswer;
  forecast: ForecastAnswer | null;
  anomalies: readonly AnomalyAnswer[];
  applied: readonly AppliedAnswer[];
  /** What app users usually come to; null where that is not told. */
  usual: UsualAnswer | null;
}

/** The stack over time, or the same model as a table, with the legend that switches its series. */
export function UsageChart({ overview, ...beside }: UsageChartProps) {
  const { totals, series } = overview;
  const t = useText();
  const format = useFormat();
  const weekStart = useSettings()?.weekStart ?? 1;
  const { state, set, toggleHidden } = useUrlState();
  const model = useChartModel({ overview, hidden: state.hide, ...beside });
  const { actions, onRange, returnedTo } = useSliceActions(model);
  const { axis, wholeNumbers } = meterWords(format, series.meter);
  const happened = describeSeries({ series, totals, model, format, t });
  const { shownText, totalText, grain, forecast: expected } = model;
  // For those who read, the legend says what is expected.
  const sentence =
    expected === null
      ? happened
      : t("overview.chart.sentence.forecast", { happened, label: expected.label, end: expected.endText });
  const keys = series.series.map(lineKey);
  return (
    <figure className={cx(styles.figure)}>
      <figcaption className={cx(styles.sentence)}>
        {happened}
        {grain === "MONTH" ? (
          <strong>{t("overview.chart.months", { count: series.buckets.length, total: totalText })}</strong>
        ) : null}
        {series.meter === "COST" ? <CoverageLink className={cx(styles.coverage)} coverage={totals.coverage} /> : null}
        {shownText === null ? null : <strong>{t("usage.chart.shown", { shown: shownText, total: totalText })}</strong>}
      </figcaption>
      <div className={cx(styles.plot)}>
        {state.view === "table" ? (
          <Suspense fallback={<div style={{ height: PLOT_PX }} />}>
            <ChartTable model={model} caption={sentence} sliceLabel={t(`usage.grain.${grain}`)} height={PLOT_PX} />
          </Suspense>
        ) : (
          <TimeSeriesChart
            {...{ model, sentence, weekStart, wholeNumbers, actions, onRange, returnedTo }}
            axisText={axis}
          />
        )}
      </div>
      <ChartLegend
        series={model.series}
        onToggle={toggleHidden}
        onIsolate={(key) => set({ hide: hiddenAfterIsolating(key, keys, state.hide) })}
        onShowAll={() => set({ hide: [] })}
      >
        <ChartKeys model={model} />
      </ChartLegend>
    </figure>
  );
}
