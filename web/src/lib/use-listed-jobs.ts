import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Fault } from "./graphql-fault";
import { panelState, type PanelState } from "./panel-state";
import { useMore } from "./use-more";

const LOOK_MS = 1000;

interface JobPage<Job> {
  nodes: readonly Job[];
  pageInfo: { endCursor?: string | null; hasNextPage: boolean };
}

interface JobList<Data, Page> {
  document: TypedDocumentNode<Data, OperationVariables & { after?: string | null }>;
  pageOf: (data: Data) => Page;
  /** The first list with the page that comes after it. */
  join: (before: Data, more: Data) => Data;
  /** Something moves by itself, so it is worth looking again. */
  isMoving: (page: Page) => boolean;
}

interface ListedJobs<Page> {
  page: Page | undefined;
  state: PanelState;
  loadMore: () => void;
  /** Why the last attempt to show more failed. */
  moreFault: Fault | null;
  retry: () => void;
}

/** What the server does by itself, newest first; looked at every second while one is under way. */
export function useListedJobs<Data, Page extends JobPage<unknown>>({
  document: query,
  pageOf,
  join,
  isMoving,
}: JobList<Data, Page>): ListedJobs<Page> {
  const [isWatched, setWatched] = useState(false);
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(query, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
    pollInterval: isWatched ? LOOK_MS : 0,
    skipPollAttempt: () => document.hidden,
  });
  const known = data ?? previousData;
  const page = known === undefined ? undefined : pageOf(known);
  const isRunning = page !== undefined && isMoving(page);
  if (isWatched !== isRunning) setWatched(isRunning);

  const { askMore, moreFault } = useMore();
  const loadMore = () =>
    askMore(() =>
      fetchMore({
        variables: { after: page?.pageInfo.endCursor ?? null },
        updateQuery: (before, { fetchMoreResult }) => join(before, fetchMoreResult),
      }),
    );
  return {
    page,
    state: panelState({ data: page, loading: networkStatus === NetworkStatus.loading, error }),
    loadMore,
    moreFault,
    retry: () => void refetch(),
  };
}
