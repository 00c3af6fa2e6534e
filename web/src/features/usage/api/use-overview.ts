import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useCallback, useMemo, useState } from "react";
import type { OverviewQuery } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import type { UrlState } from "../../../lib/url-state";
import { usePanelState } from "../../../lib/use-panel-state";
import { applyTick } from "../model/apply-tick";
import { answerOverview, shownOverview, tickOverview, type LiveOverview } from "../model/live-overview";
import { overviewQuestion } from "../model/overview-questions";
import { OVERVIEW } from "./overview-query";
import { HISTORY_EVERY_MS, MISPLACED_EVERY_MS, useLiveRefetch } from "./use-live-refetch";
import { useLiveNews } from "./use-live-news";

export type OverviewAnswer = OverviewQuery;

interface OverviewResult {
  /** The last good answer with the ticks since; undefined before the first. */
  overview: OverviewAnswer | undefined;
  /** It is ahead of the server's answer by ticks: what changes now changes by itself. */
  isTicking: boolean;
  state: PanelState;
  retry: () => void;
}

/** Tiles and chart: the server's answer, kept fresh by ticks and reconciled by a throttled refetch. */
export function useOverview(state: UrlState): OverviewResult {
  const variables = overviewQuestion(state);
  const { data, previousData, error, networkStatus, refetch } = useQuery(OVERVIEW, {
    variables,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule, lastMs } = useLiveRefetch(() => void refetch());
  const question = JSON.stringify(variables);

  const [live, setLive] = useState<LiveOverview<OverviewAnswer> | null>(null);
  const complete = data?.totals !== undefined && data.series !== undefined ? data : undefined;
  if (complete !== undefined && (live?.answer !== complete || live.question !== question)) {
    // During rendering, so that no frame shows the new answer with ticks it already holds.
    setLive((current) => answerOverview(current, { question, answer: complete, sentMs: lastMs(), nowMs: Date.now() }));
  }

  useLiveNews((news) => {
    if (news.kind !== "tick" || live === null) return;
    setLive((current) => (current === null ? null : tickOverview(current, news.tick, Date.now())));
    const { needsRefetch } = applyTick(live.answer, news.tick);
    if (news.tick.requests > 0 || needsRefetch) schedule(needsRefetch ? MISPLACED_EVERY_MS : HISTORY_EVERY_MS);
  });

  const isCurrent = complete !== undefined && live !== null && live.question === question;
  const overview = useMemo(
    () => (isCurrent ? shownOverview(live) : (complete ?? previousData)),
    [isCurrent, live, complete, previousData],
  );
  // A refetch after a tick is no loading that anybody should see.
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  const retry = useCallback(() => void refetch(), [refetch]);
  const isTicking = isCurrent && live.ledger.pending.length > 0;
  return { overview, isTicking, state: usePanelState({ data: overview, loading, error }), retry };
}
