import { Suspense, useState, type ComponentType, type ReactNode } from "react";
import type { PanelState } from "../../lib/panel-state";
import { useFormat } from "../../lib/use-format";
import { usePageReady } from "../../lib/use-page-ready";
import { useUrlState } from "../../lib/use-url-state";
import { cx } from "../../ui/class-names";
import { DrawnLater } from "../../ui/drawn-later";
import { TopBarSlot } from "../../ui/top-bar-slot";
import { useOverview } from "./api/use-overview";
import { useOverviewDetails } from "./api/use-overview-details";
import { useOverviewOutlook } from "./api/use-overview-outlook";
import { DimensionPanel } from "./components/dimension-panel";
import { KpiSkeleton } from "./components/kpi-skeleton";
import { KpiTiles } from "./components/kpi-tiles";
import { LiveIndicator } from "./components/live-indicator";
import { LiveStrip } from "./components/live-strip";
import { TopUsersPanel } from "./components/top-users-panel";
import { UnusualPanel } from "./components/unusual-panel";
import { UsageChartPanel, type ShownChart } from "./components/usage-chart-panel";
import { usePossibleGrain } from "./components/use-possible-grain";
import { NOTHING_HEARD } from "./model/minute-bars";
import styles from "./overview-page.module.css";

interface OverviewPageProps {
  /** What to show where filters match nothing. */
  noMatches: ReactNode;
  /** The panel of another feature at the end. */
  savings: ReactNode;
  /** How near limits are; of another feature as well. */
  limits: ReactNode;
  /** What takes the chart away as a file. */
  Exporting: ComponentType<ShownChart>;
}

/** Pixels that a card takes until it is drawn. */
const [LIST_HEIGHT, CARD_HEIGHT] = [320, 224];
const NO_LIMITS = <div className={cx(styles.noLimits)} />;
const NO_LIVE_STRIP = (
  <LiveStrip
    details={undefined}
    added={[]}
    heard={NOTHING_HEARD}
    usualToday={undefined}
    state={{ face: "loading" }}
    onRetry={() => undefined}
  />
);

/** Are we spending as expected, and who or what moved: tiles, the chart, what happens now, the largest of each, and what is unusual. */
export function OverviewPage({ noMatches, savings, limits, Exporting }: OverviewPageProps) {
  const { state } = useUrlState();
  const grain = usePossibleGrain();
  const { overview, isTicking, state: overviewState, retry } = useOverview({ ...state, grain });
  const details = useOverviewDetails(state);
  const { outlook, marked, applied, drawn, usualToday, ...expected } = useOverviewOutlook({
    state: { ...state, grain },
    userIds: details.details?.users.nodes.map(({ key }) => key) ?? [],
    isDue: isAnswered(overviewState) && isAnswered(details.state),
  });
  const isOutlookKnown = expected.state.face !== "loading";
  const isFirstKnown = overviewState.face !== "loading";
  usePageReady(isFirstKnown);
  return (
    <div className={cx(styles.page)}>
      <TopBarSlot>
        <LiveIndicator />
      </TopBarSlot>
      <LimitsPlace when={isOutlookKnown}>{limits}</LimitsPlace>
      <div className={cx(styles.whole)}>
        {overview === undefined ? (
          <KpiSkeleton hasFailed={overviewState.face === "failed"} />
        ) : (
          <KpiTiles {...{ overview, isTicking }} forecast={outlook?.month} forecastState={expected.state} />
        )}
      </div>
      <div className={cx(styles.chart)}>
        <UsageChartPanel
          {...{ overview, noMatches, applied, Exporting }}
          state={overviewState}
          onRetry={retry}
          forecast={drawn}
          anomalies={marked}
        />
      </div>
      <div className={cx(styles.live)}>
        <DrawnLater when={isFirstKnown} placeholder={NO_LIVE_STRIP}>
          <LiveStrip {...details} usualToday={usualToday} onRetry={details.retry} />
        </DrawnLater>
      </div>
      <Lists {...{ details, outlook, isFirstKnown }} />
      <HalfCard when={isFirstKnown}>
        <UnusualPanel {...expected} historyDays={outlook?.month.historyDays} onRetry={expected.retry} />
      </HalfCard>
      <HalfCard when={isFirstKnown}>{savings}</HalfCard>
    </div>
  );
}

/** Above everything, and asked for with the last of it: its place is kept, and what came there stays. */
function LimitsPlace({ when, children }: { when: boolean; children: ReactNode }) {
  const [isDue, setDue] = useState(when);
  if (when && !isDue) setDue(true);
  return (
    <div className={cx(styles.whole)}>
      <DrawnLater when={isDue} placeholder={NO_LIMITS}>
        <Suspense fallback={NO_LIMITS}>{children}</Suspense>
      </DrawnLater>
    </div>
  );
}

function HalfCard({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <div className={cx(styles.half)}>
      <DrawnLater when={when} minHeight={CARD_HEIGHT}>
        {children}
      </DrawnLater>
    </div>
  );
}

interface ListsProps {
  details: ReturnType<typeof useOverviewDetails>;
  outlook: ReturnType<typeof useOverviewOutlook>["outlook"];
  /** Tiles and chart are there, or failed. */
  isFirstKnown: boolean;
}

/** The largest of each dimension, and how they moved. */
function Lists({ details: { details, state, retry }, outlook, isFirstKnown }: ListsProps) {
  const { models, features, users } = details ?? {};
  const against = useAgainst(models?.grandTotal.previous?.range ?? null);
  const lists = { against, state, onRetry: retry };
  const cards = [
    <DimensionPanel key="model" dimension="model" breakdown={models} trends={outlook?.modelTrends} {...lists} />,
    <DimensionPanel
      key="feature"
      dimension="feature"
      breakdown={features}
      trends={outlook?.featureTrends}
      {...lists}
    />,
    <TopUsersPanel key="users" users={users} trends={outlook?.userTrends} models={models?.nodes ?? []} {...lists} />,
  ];
  return cards.map((card) => (
    <div key={card.key} className={cx(styles.third)}>
      <DrawnLater when={isFirstKnown} minHeight={LIST_HEIGHT}>
        {card}
      </DrawnLater>
    </div>
  ));
}

/** Well or badly: nothing of it is on its way. */
function isAnswered(state: PanelState): boolean {
  return state.face === "failed" || (state.face === "ready" && !state.refreshing);
}

/** The days that lists are compared with, in words. */
function useAgainst(range: { from: string; to: string } | null): string | null {
  const format = useFormat();
  return range === null ? null : format.range(range.from, range.to);
}
