import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { ExportsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { isUnderWay } from "../model/export-progress";
import { EXPORTS } from "./exports-query";

type ExportPage = ExportsQuery["exports"];
export type Export = ExportPage["nodes"][number];

const LOOK_MS = 1000;

interface ExportsResult {
  page: ExportPage | undefined;
  state: PanelState;
  loadMore: () => void;
  retry: () => void;
}

/** Newest first; looked at every second while one is under way. */
export function useExports(): ExportsResult {
  const [isWatched, setWatched] = useState(false);
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(EXPORTS, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
    pollInterval: isWatched ? LOOK_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const page = (data ?? previousData)?.exports;
  const isRunning = page?.nodes.some(({ state }) => isUnderWay(state)) ?? false;
  if (isWatched !== isRunning) setWatched(isRunning);

  const loadMore = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        exports: { ...fetchMoreResult.exports, nodes: [...before.exports.nodes, ...fetchMoreResult.exports.nodes] },
      }),
    });
  return {
    page,
    state: panelState({ data: page, loading: networkStatus === NetworkStatus.loading, error }),
    loadMore,
    retry: () => void refetch(),
  };
}
