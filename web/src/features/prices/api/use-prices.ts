import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { Fault } from "../../../lib/graphql-fault";
import type { PricesQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { useMore } from "../../../lib/use-more";

const PRICES = graphql(`
  query Prices($search: String, $provider: String, $usedOnly: Boolean!, $after: String) {
    prices(search: $search, provider: $provider, usedOnly: $usedOnly, first: 50, after: $after) {
      nodes {
        provider
        model
        current {
          ...PriceFields
        }
        next {
          ...PriceFields
        }
        versionCount
        requests30d
        unpriced30d
        cost30d
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`);

export type PricedModel = PricesQuery["prices"]["nodes"][number];

export interface PriceQuestion {
  search: string;
  /** Null for all. */
  provider: string | null;
  usedOnly: boolean;
}

interface PricesResult {
  page: PricesQuery["prices"] | undefined;
  state: PanelState;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** Why the last attempt to show more failed. */
  moreFault: Fault | null;
  reload: () => void;
}

/** Models with a price: those used lately first, then by name. */
export function usePrices({ search, provider, usedOnly }: PriceQuestion): PricesResult {
  const variables = { search: search === "" ? null : search, provider, usedOnly };
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(PRICES, {
    variables,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const page = (data ?? previousData)?.prices;
  const { askMore, moreFault } = useMore(JSON.stringify(variables));
  const loadMore = (): void => {
    if (networkStatus !== NetworkStatus.ready || !data?.prices.pageInfo.hasNextPage) return;
    askMore(() =>
      fetchMore({
        variables: { after: data.prices.pageInfo.endCursor },
        updateQuery: (before, { fetchMoreResult }) => ({
          prices: {
            ...fetchMoreResult.prices,
            nodes: [...before.prices.nodes, ...fetchMoreResult.prices.nodes],
          },
        }),
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
    reload: () => void refetch(),
  };
}
