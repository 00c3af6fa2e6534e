import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { OverviewBreakdownsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { BREAKDOWNS } from "./breakdowns-query";
import { HISTORY_EVERY_MS, useLiveRefetch } from "./use-live-refetch";
import { useLiveNews } from "./use-live-news";

export type Breakdown = OverviewBreakdownsQuery["models"];
export type BreakdownRow = Breakdown["nodes"][number];

interface BreakdownsResult {
  breakdowns: OverviewBreakdownsQuery | undefined;
  state: PanelState;
  retry: () => void;
}

/** The lists by model, feature and app user, sorted by the page's meter. */
export function useBreakdowns({ range, tz, filters, meter }: UrlState): BreakdownsResult {
  const { data, previousData, error, networkStatus, refetch } = useQuery(BREAKDOWNS, {
    variables: { filter: toUsageFilter({ range, tz, filters }), sort: toMeter(meter) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const { schedule } = useLiveRefetch(() => void refetch());
  useLiveNews((news) => {
    if (news.kind === "tick" && news.tick.requests > 0) schedule(HISTORY_EVERY_MS);
  });
  const breakdowns = data ?? previousData;
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return { breakdowns, state: panelState({ data: breakdowns, loading, error }), retry: () => void refetch() };
}
