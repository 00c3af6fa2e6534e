import { ChevronDown } from "lucide-react";
import { memo, Suspense, useState } from "react";
import type { PanelState } from "../../../lib/panel-state";
import { useText } from "../../../lib/i18n";
import { liveAnnouncements } from "../../../lib/live-announcements";
import { useStore } from "../../../lib/store";
import { useFormat } from "../../../lib/use-format";
import { cx } from "../../../ui/class-names";
import { EmptyState } from "../../../ui/empty-state";
import { latePart } from "../../../ui/late-part";
import { Panel } from "../../../ui/panel";
import type { OverviewDetailsQuery } from "../../../lib/graphql/graphql";
import { costText } from "../../../cost/known-cost";
import { minuteBars, recentRate, type HeardMinutes, type MinuteCount } from "../model/minute-bars";
import { CoverageLink } from "./coverage-link";
import styles from "./live-strip.module.css";
import { MinuteChart } from "./minute-chart";
import { RecentRequests } from "./recent-requests";
import { useNow } from "./use-now";
import { UsualToday } from "./usual-today";

const { Part: LiveAnnouncement } = latePart(() => import("./live-announcement"));

interface LiveStripProps {
  details: OverviewDetailsQuery | undefined;
  added: readonly MinuteCount[];
  heard: HeardMinutes;
  /** What today usually costs by now; null without enough history, undefined until it is known. */
  usualToday: string | null | undefined;
  state: PanelState;
  onRetry: () => void;
}

/** What happens now: the last hour by minute, today so far, the latest requests. One line on phones until opened. */
export const LiveStrip = memo(function LiveStrip({
  details,
  added,
  heard,
  usualToday,
  state,
  onRetry,
}: LiveStripProps) {
  const t = useText();
  const announces = useStore(liveAnnouncements);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={cx(styles.strip, isOpen && styles.open)}>
      {details === undefined || !announces ? null : (
        <Suspense>
          <LiveAnnouncement today={details.today} />
        </Suspense>
      )}
      <Panel
        title={t("usage.live.title")}
        state={state}
        onRetry={onRetry}
        skeletonHeight={320}
        actions={
          <>
            {details === undefined ? null : <TodaySoFar details={details} />}
            <button
              type="button"
              className={cx(styles.toggle)}
              aria-expanded={isOpen}
              aria-label={t("usage.live.more")}
              onClick={() => setOpen(!isOpen)}
            >
              <ChevronDown aria-hidden />
            </button>
          </>
        }
      >
        {details === undefined ? null : <LiveBody {...{ details, added, heard, usualToday }} />}
      </Panel>
    </div>
  );
});

function TodaySoFar({ details: { today } }: { details: OverviewDetailsQuery }) {
  const t = useText();
  const format = useFormat();
  const cost = costText(today, { money: format.moneyCard, unknown: format.unknown });
  return (
    <span className={cx(styles.today)}>
      <span title={format.moneyExact(today.cost)}>{t("usage.live.today", { cost })}</span>{" "}
      <CoverageLink className={cx(styles.coverage)} coverage={today.coverage} patch={{ range: "today" }} />
    </span>
  );
}

interface LiveBodyProps extends Pick<LiveStripProps, "added" | "heard" | "usualToday"> {
  details: OverviewDetailsQuery;
}

function LiveBody({ details: { today, recent, minutes }, added, heard, usualToday }: LiveBodyProps) {
  const t = useText();
  const format = useFormat();
  const nowMs = useNow();
  const bars = minuteBars({ events: minutes.nodes, hasOlder: minutes.pageInfo.hasNextPage, added, heard, nowMs });
  const rate = recentRate(bars, nowMs);
  const rateText = (figure: number | null) => (figure === null ? format.unknown : format.compact(figure));
  return (
    <div className={cx(styles.body)}>
      <UsualToday today={today} usual={usualToday} />
      <dl className={cx(styles.rates)}>
        <div>
          <dt>{t("usage.live.requestsPerMinute")}</dt>
          <dd>{rateText(rate.requests)}</dd>
        </div>
        <div>
          <dt>{t("usage.live.tokensPerMinute")}</dt>
          <dd>{rateText(rate.tokens)}</dd>
        </div>
      </dl>
      <MinuteChart bars={bars} />
      {recent.nodes.length === 0 ? (
        <EmptyState title={t("usage.live.empty")} />
      ) : (
        <RecentRequests requests={recent.nodes} />
      )}
    </div>
  );
}
