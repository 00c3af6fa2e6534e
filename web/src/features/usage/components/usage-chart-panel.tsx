import { memo, type ComponentType, type ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useUrlState } from "../../../lib/use-url-state";
import { Panel } from "../../../ui/panel";
import type { OverviewAnswer } from "../api/use-overview";
import { ChartViewToggle } from "./chart-view-toggle";
import type { AnomalyAnswer, AppliedAnswer, ForecastAnswer, SeriesAnswer, UsualAnswer } from "../model/usage-answer";
import { ChartSkeleton } from "./chart-skeleton";
import { GrainTabs } from "./grain-tabs";
import { UsageChart } from "./usage-chart";

export interface ShownChart {
  grain: SeriesAnswer["grain"];
}

interface UsageChartPanelProps {
  overview: OverviewAnswer | undefined;
  state: PanelState;
  onRetry: () => void;
  noMatches: ReactNode;
  /** Drawn to the end of its period. */
  forecast?: ForecastAnswer | null;
  anomalies?: readonly AnomalyAnswer[];
  applied?: readonly AppliedAnswer[] | undefined;
  /** What app users usually come to. */
  usual?: UsualAnswer | null;
  /** Takes its buckets away as a file. */
  Exporting?: ComponentType<ShownChart> | null;
}

const NONE: readonly AnomalyAnswer[] = [];
const NONE_APPLIED: readonly AppliedAnswer[] = [];

/** The main chart in its card: what by what, in which bars, as a drawing or as numbers. */
export const UsageChartPanel = memo(function UsageChartPanel({
  overview,
  state,
  onRetry,
  noMatches,
  forecast = null,
  anomalies = NONE,
  applied = NONE_APPLIED,
  usual = null,
  Exporting = null,
}: UsageChartPanelProps) {
  const t = useText();
  const { meter, by } = useUrlState().state;
  const grain = overview?.series.grain ?? "AUTO";
  return (
    <Panel
      title={t(by === "none" ? "usage.chart.title.none" : "usage.chart.title", {
        meter: t(`usage.meter.${meter}`),
        by: t(`usage.by.${by}`),
      })}
      state={state}
      onRetry={onRetry}
      skeletonHeight={428}
      skeleton={<ChartSkeleton />}
      isEmpty={overview?.totals.requests === 0}
      empty={noMatches}
      actions={
        <>
          {/* Before the answer as well, so that the header keeps its height. */}
          <GrainTabs grain={grain} />
          <ChartViewToggle />
          {Exporting === null ? null : <Exporting grain={grain} />}
        </>
      }
    >
      {overview === undefined ? null : <UsageChart {...{ overview, forecast, anomalies, applied, usual }} />}
    </Panel>
  );
});
