import type { ReactNode } from "react";
import { useText } from "../../../lib/i18n";
import type { PanelState } from "../../../lib/panel-state";
import { useUrlState } from "../../../lib/use-url-state";
import { Panel } from "../../../ui/panel";
import type { OverviewAnswer } from "../api/use-overview";
import { ChartViewToggle } from "./chart-view-toggle";
import { GrainTabs } from "./grain-tabs";
import { UsageChart } from "./usage-chart";

interface UsageChartPanelProps {
  overview: OverviewAnswer | undefined;
  state: PanelState;
  onRetry: () => void;
  noMatches: ReactNode;
}

/** The main chart in its card: what by what, in which bars, as a drawing or as numbers. */
export function UsageChartPanel({ overview, state, onRetry, noMatches }: UsageChartPanelProps) {
  const t = useText();
  const { meter, by } = useUrlState().state;
  const controls = overview && (
    <>
      <GrainTabs grain={overview.series.grain} />
      <ChartViewToggle />
    </>
  );
  return (
    <Panel
      title={t(by === "none" ? "usage.chart.title.none" : "usage.chart.title", {
        meter: t(`usage.meter.${meter}`),
        by: t(`usage.by.${by}`),
      })}
      state={state}
      onRetry={onRetry}
      skeletonHeight={352}
      isEmpty={overview?.totals.requests === 0}
      empty={noMatches}
      actions={controls}
    >
      {overview === undefined ? null : <UsageChart overview={overview} />}
    </Panel>
  );
}
