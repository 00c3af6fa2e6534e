import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { PriceListChangesQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { useMore } from "../../../lib/use-more";

const PRICE_LIST_CHANGES = graphql(`
  query PriceListChanges($listId: ID!, $first: Int!, $after: String) {
    priceListChanges(listId: $listId, first: $first, after: $after) {
      nodes {
        kind
        provider
        model
        before {
          ...PriceFields
        }
        after {
          ...PriceFields
        }
        requests30d
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      added
      removed
      changed
      used
    }
  }
`);

export type PriceListChanges = PriceListChangesQuery["priceListChanges"];
export type PriceListChange = PriceListChanges["nodes"][number];

/** What accepting a list would change against the active one; models used lately come first. */
export function usePriceListChanges(listId: string, first: number) {
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(PRICE_LIST_CHANGES, {
    variables: { listId, first },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const changes = (data ?? previousData)?.priceListChanges;
  const { askMore, moreFault } = useMore(listId);
  const loadMore = (): void => {
    if (networkStatus !== NetworkStatus.ready || !changes?.pageInfo.hasNextPage) return;
    askMore(() =>
      fetchMore({
        variables: { after: changes.pageInfo.endCursor },
        updateQuery: (before, { fetchMoreResult }) => ({
          priceListChanges: {
            ...fetchMoreResult.priceListChanges,
            nodes: [...before.priceListChanges.nodes, ...fetchMoreResult.priceListChanges.nodes],
          },
        }),
      }),
    );
  };
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return {
    changes,
    state: panelState({ data: changes, loading, error }),
    isLoadingMore: networkStatus === NetworkStatus.fetchMore,
    loadMore,
    moreFault,
    reload: () => void refetch(),
  };
}
