import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { ChartLegend } from "../../../charts/chart-legend";
import { ChartTable } from "../../../charts/chart-table";
import { TimeSeriesChart } from "../../../charts/time-series-chart";
import type { OverviewDetailsQuery } from "../../../lib/graphql/graphql";
import { useText } from "../../../lib/i18n";
import { DEFAULT_STATE, toUrlSearch } from "../../../lib/url-state";
import { useFormat } from "../../../lib/use-format";
import { useSettings } from "../../../lib/use-settings";
import { useUrlState } from "../../../lib/use-url-state";
import { cx } from "../../../ui/class-names";
import { VIEWS } from "../../../lib/url-grammar";
import { ToggleGroup } from "../../../ui/toggle-group";
import type { OverviewAnswer } from "../api/use-overview";
import { describeSeries } from "../model/describe-series";
import { meterWords } from "../model/meter-words";
import { sliceRange } from "../model/slice-range";
import { unpricedKeys } from "../model/unpriced-keys";
import { useChartModel } from "./use-chart-model";
import styles from "./usage-chart-panel.module.css";

/** Title-side controls: bars by month or finer, drawing or numbers. */
export function ChartViewToggle() {
  const t = useText();
  const { state, set } = useUrlState();
  return (
    <ToggleGroup
      label={t("usage.view")}
      value={state.view}
      onChange={(view) => set({ view })}
      options={VIEWS.map((view) => ({ value: view, label: t(`usage.view.${view}`) }))}
    />
  );
}

interface UsageChartProps {
  overview: OverviewAnswer;
  /** Once known: what has no price at all. */
  lists: OverviewDetailsQuery | undefined;
}

/** The stack over time, or the same model as a table, with the legend that switches its series. */
export function UsageChart({ overview, lists }: UsageChartProps) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const weekStart = useSettings()?.weekStart ?? 1;
  const { state, set, toggleHidden } = useUrlState();
  const { totals, series } = overview;
  const unpriced = useMemo(() => unpricedKeys(series, lists), [series, lists]);
  const model = useChartModel({ answer: series, hidden: state.hide, unpriced });
  const { axis, wholeNumbers } = meterWords(format, series.meter);
  const sentence = describeSeries({ series, totals, model, format, t });

  const rangeOf = (index: number): string => sliceRange(model.slices[index]?.label ?? "", model.grain);
  const { tz, filters } = state;
  const openRequests = (index: number) =>
    void navigate({ to: "/requests", search: toUrlSearch({ ...DEFAULT_STATE, tz, filters, range: rangeOf(index) }) });
  const actions = [
    { label: t("usage.chart.showRequests"), onSelect: openRequests },
    ...(model.grain === "QUARTER_HOUR"
      ? []
      : [{ label: t("usage.chart.zoom"), onSelect: (index: number) => set({ range: rangeOf(index), grain: "auto" }) }]),
  ];
  const isolate = (key: string) => {
    const others = series.series.map((line) => line.key).filter((one) => one !== key);
    const isAlone = others.every((other) => state.hide.includes(other)) && !state.hide.includes(key);
    set({ hide: isAlone ? [] : others });
  };
  return (
    <figure className={cx(styles.figure)}>
      <figcaption className={cx(styles.sentence)}>
        {sentence}
        {model.shownText === null ? null : <strong>{t("usage.chart.shown", { shown: model.shownText, total: model.totalText })}</strong>}
      </figcaption>
      <div className={cx(styles.plot)}>
        {state.view === "table" ? (
          <ChartTable model={model} caption={sentence} sliceLabel={t(`usage.grain.${model.grain}`)} height={300} />
        ) : (
          <TimeSeriesChart
            model={model}
            sentence={sentence}
            weekStart={weekStart}
            axisText={axis}
            wholeNumbers={wholeNumbers}
            actions={actions}
          />
        )}
      </div>
      <ChartLegend series={model.series} onToggle={toggleHidden} onIsolate={isolate} onShowAll={() => set({ hide: [] })} />
    </figure>
  );
}
