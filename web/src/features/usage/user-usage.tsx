import type { ReactNode } from "react";
import { cx } from "../../ui/class-names";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useOverview } from "./api/use-overview";
import { useUserDetails } from "./api/use-user-details";
import { UserScope, useScopedState } from "./api/user-scope";
import { DimensionPanel } from "./components/dimension-panel";
import { KpiSkeleton } from "./components/kpi-skeleton";
import { LiveIndicator } from "./components/live-indicator";
import { UsageChartPanel } from "./components/usage-chart-panel";
import { usePossibleGrain } from "./components/use-possible-grain";
import { UserRequestsPanel } from "./components/user-requests-panel";
import { UserTiles } from "./components/user-tiles";
import styles from "./overview-page.module.css";

/** What one app user used, as the Overview tells it of all. */
export function UserUsage({ userId, noMatches }: { userId: string; noMatches: ReactNode }) {
  return (
    <UserScope value={userId}>
      <ScopedUsage noMatches={noMatches} />
    </UserScope>
  );
}

function ScopedUsage({ noMatches }: { noMatches: ReactNode }) {
  const state = useScopedState();
  const grain = usePossibleGrain();
  const { overview, state: overviewState, retry } = useOverview({ ...state, grain });
  const { details, state: listState, retry: retryLists } = useUserDetails(state);
  const lists = { state: listState, onRetry: retryLists };
  return (
    <div className={cx(styles.page)}>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      <div className={cx(styles.whole)}>
        {overview === undefined ? (
          <KpiSkeleton hasFailed={overviewState.face === "failed"} isOfOneUser />
        ) : (
          <UserTiles overview={overview} />
        )}
      </div>
      <div className={cx(styles.chart)}>
        <UsageChartPanel overview={overview} state={overviewState} onRetry={retry} noMatches={noMatches} />
      </div>
      <div className={cx(styles.aside)}>
        <DimensionPanel dimension="model" breakdown={details?.models} {...lists} />
        <DimensionPanel dimension="feature" breakdown={details?.features} {...lists} />
      </div>
      <div className={cx(styles.whole)}>
        <UserRequestsPanel latest={details?.latest} {...lists} />
      </div>
    </div>
  );
}
