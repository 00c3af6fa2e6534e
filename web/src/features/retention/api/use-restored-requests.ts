import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { Fault } from "../../../lib/graphql-fault";
import type { RestoredRequestsQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { useMore } from "../../../lib/use-more";

const RESTORED_REQUESTS = graphql(`
  query RestoredRequests($month: String!, $after: String) {
    restoredRequests(month: $month, first: 50, after: $after) {
      nodes {
        id
        createdAt
        eventId
        appUser
        noteId
        model
        feature
        status
        totalTokens
        costUsd
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type RestoredPage = RestoredRequestsQuery["restoredRequests"];
export type RestoredRequest = RestoredPage["nodes"][number];

interface RestoredResult {
  page: RestoredPage | undefined;
  state: PanelState;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** Why the last attempt to show more failed. */
  moreFault: Fault | null;
  retry: () => void;
}

/** Newest first. */
export function useRestoredRequests(month: string): RestoredResult {
  const { data, error, networkStatus, fetchMore, refetch } = useQuery(RESTORED_REQUESTS, { variables: { month } });
  const page = data?.restoredRequests;
  const { askMore, moreFault } = useMore(month);
  const loadMore = () =>
    askMore(() =>
      fetchMore({
        variables: { after: page?.pageInfo.endCursor },
        updateQuery: (before, { fetchMoreResult: { restoredRequests: next } }) => ({
          restoredRequests: { ...next, nodes: [...before.restoredRequests.nodes, ...next.nodes] },
        }),
      }),
    );
  return {
    page,
    state: panelState({ data: page, loading: networkStatus === NetworkStatus.loading, error }),
    isLoadingMore: networkStatus === NetworkStatus.fetchMore,
    loadMore,
    moreFault,
    retry: () => void refetch(),
  };
}
