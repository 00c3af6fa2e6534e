import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import type { RequestsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toCostStates, toNarrow, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { useMore } from "../../../lib/use-more";
import { newInTick } from "../model/new-in-tick";
import { REQUESTS } from "./requests-query";
import { useLiveNews } from "./use-live-news";

export type RequestPage = RequestsQuery["usageEvents"];
export type RequestRow = RequestPage["nodes"][number];

interface RequestsResult {
  page: RequestPage | undefined;
  state: PanelState;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** Why the last attempt to list more failed; nearing the end again is another. */
  moreFault: Fault | null;
  /** Recorded since the list was pinned. */
  newRequests: number;
  /** Pins the list again, at now. */
  reload: () => void;
}

/**
 * A list that stands still at its `asOf` while more pages are added below; newer requests wait.
 *
 * @param isReturn somebody came back to it
 */
export function useRequests(state: UrlState, isReturn: boolean): RequestsResult {
  const { range, tz, filters, cost } = state;
  const variables = {
    filter: toUsageFilter({ range, tz, filters }),
    costStates: toCostStates(cost),
    narrow: toNarrow(state),
  };
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(REQUESTS, {
    variables,
    // Who comes back finds the list as it was left, pinned where it was; what is new waits behind its pill.
    fetchPolicy: isReturn ? "cache-first" : "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const page = (data ?? previousData)?.usageEvents;

  const [waiting, setWaiting] = useState<{ asOf: string | undefined; requests: number }>({
    asOf: undefined,
    requests: 0,
  });
  if (waiting.asOf !== page?.asOf) setWaiting({ asOf: page?.asOf, requests: 0 });
  useLiveNews((news) => {
    if (news.kind === "catch-up") {
      void refetch();
      return;
    }
    const added = newInTick(news.tick, cost);
    if (added > 0) setWaiting((current) => ({ ...current, requests: current.requests + added }));
  });

  const { askMore, moreFault } = useMore(JSON.stringify(variables));
  const loadMore = () => {
    if (networkStatus !== NetworkStatus.ready || !page?.pageInfo.hasNextPage) return;
    askMore(() =>
      fetchMore({
        variables: { after: page.pageInfo.endCursor, asOf: page.asOf },
        updateQuery: (before, { fetchMoreResult }) => join(before, fetchMoreResult),
      }),
    );
  };
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return {
    page,
    state: panelState({ data: page, loading, error }),
    isLoadingMore: networkStatus === NetworkStatus.fetchMore,
    loadMore,
    moreFault,
    newRequests: waiting.requests,
    reload: () => void refetch(),
  };
}

/** Pinned where the first page is. */
function join({ usageEvents: before }: RequestsQuery, { usageEvents: more }: RequestsQuery): RequestsQuery {
  return { usageEvents: { ...more, asOf: before.asOf, nodes: [...before.nodes, ...more.nodes] } };
}
