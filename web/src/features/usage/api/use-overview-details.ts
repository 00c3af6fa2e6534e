import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useCallback, useState } from "react";
import type { OverviewDetailsQuery } from "../../../lib/graphql/graphql";
import type { PanelState } from "../../../lib/panel-state";
import type { UrlState } from "../../../lib/url-state";
import { usePanelState } from "../../../lib/use-panel-state";
import { hearTick, minuteCountOf, NOTHING_HEARD, type HeardMinutes, type MinuteCount } from "../model/minute-bars";
import { detailsQuestion } from "../model/overview-questions";
import { OVERVIEW_DETAILS } from "./overview-details-query";
import { HISTORY_EVERY_MS, useLiveRefetch } from "./use-live-refetch";
import { useLiveNews } from "./use-live-news";

export type Breakdown = OverviewDetailsQuery["features"];
export type BreakdownRow = Breakdown["nodes"][number];
export type RecentRequest = OverviewDetailsQuery["recent"]["nodes"][number];

interface OverviewDetailsResult {
  details: OverviewDetailsQuery | undefined;
  /** What ticks added since the answer, for the bars of the last hour. */
  added: readonly MinuteCount[];
  /** What ticks told since this question is asked. */
  heard: HeardMinutes;
  state: PanelState;
  retry: () => void;
}

const NOTHING: readonly MinuteCount[] = [];

/** Lists by model, feature and app user in the page's meter, and the live strip. */
export function useOverviewDetails(state: UrlState): OverviewDetailsResult {
  const variables = detailsQuestion(state);
  const { data, previousData, error, networkStatus, refetch } = useQuery(OVERVIEW_DETAILS, {
    variables,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule } = useLiveRefetch(() => void refetch());

  const [since, setSince] = useState<{ answer: OverviewDetailsQuery | undefined; added: readonly MinuteCount[] }>({
    answer: undefined,
    added: NOTHING,
  });
  if (since.answer !== data) setSince({ answer: data, added: NOTHING });
  const listened = JSON.stringify([state.range, variables.recent]);
  const [heard, setHeard] = useState({ listened, minutes: NOTHING_HEARD });
  if (heard.listened !== listened) setHeard({ listened, minutes: NOTHING_HEARD });

  useLiveNews((news) => {
    // What came during a pause was not heard.
    setHeard((current) => ({
      ...current,
      minutes: news.kind === "tick" ? hearTick(current.minutes, news.tick) : NOTHING_HEARD,
    }));
    if (news.kind !== "tick" || (news.tick.requests === 0 && news.tick.droppedBefore === null)) return;
    schedule(HISTORY_EVERY_MS);
    const count = minuteCountOf(news.tick);
    if (count !== null) setSince((current) => ({ ...current, added: [...current.added, count] }));
  });
  const details = data ?? previousData;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return {
    details,
    added: since.added,
    heard: heard.minutes,
    state: usePanelState({ data: details, loading, error }),
    retry: useCallback(() => void refetch(), [refetch]),
  };
}
