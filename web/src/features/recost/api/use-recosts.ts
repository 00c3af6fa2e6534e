import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { RecostsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { isUnderWay } from "../model/recost-state";
import { RECOSTS } from "./recosts-query";

export type RecostPage = RecostsQuery["recosts"];
export type Recost = RecostPage["nodes"][number];

const LOOK_MS = 1000;

interface RecostsResult {
  page: RecostPage | undefined;
  state: PanelState;
  loadMore: () => void;
  retry: () => void;
}

/** Past and running re-costs, newest first; looked at every second while one is under way. */
export function useRecosts(): RecostsResult {
  const [isWatched, setWatched] = useState(false);
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(RECOSTS, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
    pollInterval: isWatched ? LOOK_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const page = (data ?? previousData)?.recosts;
  const isRunning = page?.nodes.some(({ state }) => isUnderWay(state)) ?? false;
  if (isWatched !== isRunning) setWatched(isRunning);

  const loadMore = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        recosts: { ...fetchMoreResult.recosts, nodes: [...before.recosts.nodes, ...fetchMoreResult.recosts.nodes] },
      }),
    });
  return {
    page,
    state: panelState({ data: page, loading: networkStatus === NetworkStatus.loading, error }),
    loadMore,
    retry: () => void refetch(),
  };
}
