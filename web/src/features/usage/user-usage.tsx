import type { ReactNode } from "react";
import { cx } from "../../ui/class-names";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useOverview } from "./api/use-overview";
import { useUserPatterns } from "./api/use-user-patterns";
import { useUserNotes } from "./api/use-user-notes";
import { useUserDetails } from "./api/use-user-details";
import { useUserPeers } from "./api/use-user-peers";
import { UserScope, useScopedState } from "./api/user-scope";
import { AnomaliesPanel } from "./components/anomalies-panel";
import { HeatmapPanel } from "./components/heatmap-panel";
import { KpiSkeleton } from "./components/kpi-skeleton";
import { LiveIndicator } from "./components/live-indicator";
import { NotesPanel } from "./components/notes-panel";
import { UsageByTable } from "./components/usage-by-table";
import { UsageChartPanel } from "./components/usage-chart-panel";
import { usePossibleGrain } from "./components/use-possible-grain";
import { UserRequestsPanel } from "./components/user-requests-panel";
import { UserTiles } from "./components/user-tiles";
import type { AppliedAnswer } from "./model/usage-answer";
import styles from "./overview-page.module.css";

interface UserUsageProps {
  userId: string;
  noMatches: ReactNode;
  /** The panel of another feature: what of theirs could be saved. */
  savings: ReactNode;
}

/** What one app user used, as the Overview tells it of all. */
export function UserUsage({ userId, ...composed }: UserUsageProps) {
  return (
    <UserScope value={userId}>
      <ScopedUsage {...composed} />
    </UserScope>
  );
}

function ScopedUsage({ noMatches, savings }: Omit<UserUsageProps, "userId">) {
  const state = useScopedState();
  const { details, state: listState, retry: retryLists } = useUserDetails(state);
  const { patterns, state: patternState, retry: retryPatterns } = useUserPatterns(state);
  const notes = useUserNotes(state);
  const habits = { state: patternState, onRetry: retryPatterns };
  const lists = { state: listState, onRetry: retryLists };
  return (
    <div className={cx(styles.page)}>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      <TilesAndChart noMatches={noMatches} applied={patterns?.applied} />
      <div className={cx(styles.aside)}>
        <AnomaliesPanel anomalies={patterns?.anomalies} {...habits} />
        {savings}
        <NotesPanel {...notes} />
      </div>
      <div className={cx(styles.whole)}>
        <HeatmapPanel heatmap={patterns?.heatmap} {...habits} />
      </div>
      {(["model", "feature"] as const).map((dimension) => (
        <div key={dimension} className={cx(styles.whole)}>
          <UsageByTable
            dimension={dimension}
            breakdown={details?.[`${dimension}s`]}
            efficiency={patterns?.[`${dimension}Efficiency`].rows ?? []}
            {...lists}
          />
        </div>
      ))}
      <div className={cx(styles.whole)}>
        <UserRequestsPanel latest={details?.latest} {...lists} />
      </div>
    </div>
  );
}

function TilesAndChart({
  noMatches,
  applied,
}: {
  noMatches: ReactNode;
  applied: readonly AppliedAnswer[] | undefined;
}) {
  const state = useScopedState();
  const grain = usePossibleGrain();
  const { overview, isTicking, state: overviewState, retry } = useOverview({ ...state, grain });
  const usual = useUserPeers(state);
  return (
    <>
      <div className={cx(styles.whole)}>
        {overview === undefined ? (
          <KpiSkeleton hasFailed={overviewState.face === "failed"} isOfOneUser />
        ) : (
          <UserTiles {...{ overview, isTicking }} />
        )}
      </div>
      <div className={cx(styles.chart)}>
        <UsageChartPanel {...{ overview, noMatches, usual, applied }} state={overviewState} onRetry={retry} />
      </div>
    </>
  );
}
