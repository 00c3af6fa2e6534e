import type { ReactNode } from "react";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useOverview } from "./api/use-overview";
import { useOverviewDetails } from "./api/use-overview-details";
import { DimensionPanel } from "./components/dimension-panel";
import { KpiSkeleton } from "./components/kpi-skeleton";
import { KpiTiles } from "./components/kpi-tiles";
import { LiveIndicator } from "./components/live-indicator";
import { LiveStrip } from "./components/live-strip";
import { TopUsersPanel } from "./components/top-users-panel";
import { UsageChartPanel } from "./components/usage-chart-panel";
import { usePossibleGrain } from "./components/use-possible-grain";
import styles from "./overview-page.module.css";

/** Are we spending as expected, and who or what moved: tiles, the chart, what happens now, and the largest of each. */
export function OverviewPage({ noMatches }: { noMatches: ReactNode }) {
  const { state } = useUrlState();
  const grain = usePossibleGrain();
  const { overview, state: overviewState, retry } = useOverview({ ...state, grain });
  const details = useOverviewDetails(state);
  const models = details.details?.models.nodes ?? [];
  const lists = { state: details.state, onRetry: details.retry };
  return (
    <div className={cx(styles.page)}>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      <div className={cx(styles.whole)}>
        {overview === undefined ? (
          <KpiSkeleton hasFailed={overviewState.face === "failed"} />
        ) : (
          <KpiTiles overview={overview} />
        )}
      </div>
      <div className={cx(styles.chart)}>
        <UsageChartPanel overview={overview} state={overviewState} onRetry={retry} noMatches={noMatches} />
      </div>
      <div className={cx(styles.live)}>
        <LiveStrip details={details.details} added={details.added} heard={details.heard} {...lists} />
      </div>
      <div className={cx(styles.third)}>
        <DimensionPanel dimension="model" breakdown={details.details?.models} {...lists} />
      </div>
      <div className={cx(styles.third)}>
        <DimensionPanel dimension="feature" breakdown={details.details?.features} {...lists} />
      </div>
      <div className={cx(styles.third)}>
        <TopUsersPanel users={details.details?.users} models={models} {...lists} />
      </div>
    </div>
  );
}
