import { NetworkStatus } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { useEffect, useEffectEvent, useState } from "react";
import type { Fault } from "../../../lib/graphql-fault";
import type { RankedUsersQuery, RankedUsersQueryVariables } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toCompare, toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { useMore } from "../../../lib/use-more";
import { rankedAgainst } from "../../../lib/ranked-against";
import { withNextPage } from "../model/rank-users";
import { rankingMeter } from "../model/user-sort";
import { RANKED_USERS } from "./users-query";

export type UserRanking = RankedUsersQuery["usageBreakdown"];
export type RankedUser = UserRanking["nodes"][number];

interface UsersResult {
  ranking: UserRanking | undefined;
  state: PanelState;
  isLoadingMore: boolean;
  /** Null when all are shown. */
  loadMore: (() => void) | null;
  /** Why the last attempt to show more failed. */
  moreFault: Fault | null;
  retry: () => void;
}

/** App users of the range, largest first in the meter of the address; more come in pages. */
export function useUsers({ range, tz, filters, sort, cmp }: UrlState): UsersResult {
  const variables = {
    filter: toUsageFilter({ range, tz, filters }),
    sort: toMeter(rankingMeter(sort)),
    compare: toCompare(rankedAgainst(cmp)),
  };
  const returned = useReturned(variables);
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(RANKED_USERS, {
    variables,
    // One page from the network must not take the place of those that somebody comes back to.
    fetchPolicy: returned === null ? "cache-and-network" : "cache-first",
    nextFetchPolicy: "cache-first",
  });
  const ranking = (data ?? previousData)?.usageBreakdown;
  const { askMore, moreFault } = useMore(JSON.stringify(variables));
  const loadMore = (after: string): void => {
    if (networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error) return;
    askMore(() =>
      fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => ({
          usageBreakdown: {
            ...fetchMoreResult.usageBreakdown,
            nodes: withNextPage(before.usageBreakdown.nodes, fetchMoreResult.usageBreakdown.nodes),
          },
        }),
      }),
    );
  };
  const refresh = useEffectEvent((first: number) => {
    askMore(() => fetchMore({ variables: { first }, updateQuery: (_, { fetchMoreResult }) => fetchMoreResult }));
  });
  useEffect(() => {
    if (returned !== null) refresh(returned);
  }, [returned]);
  const { endCursor = null, hasNextPage = false } = ranking?.pageInfo ?? {};
  const loading = networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;
  return {
    ranking,
    state: panelState({ data: ranking, loading, error }),
    isLoadingMore: networkStatus === NetworkStatus.fetchMore,
    loadMore: hasNextPage && endCursor !== null ? () => loadMore(endCursor) : null,
    moreFault,
    retry: () => void refetch(),
  };
}

const PAGE = 50;
/** As many as the server gives at once. */
const MOST = 500;

/** How many rows somebody had who comes Back to this ranking after more than its first page; null otherwise. */
function useReturned(variables: RankedUsersQueryVariables): number | null {
  const client = useApolloClient();
  const question = JSON.stringify(variables);
  const [returned] = useState(() => {
    const rows = client.readQuery({ query: RANKED_USERS, variables })?.usageBreakdown.nodes.length ?? 0;
    return { question, rows: rows > PAGE ? Math.min(rows, MOST) : null };
  });
  return returned.question === question ? returned.rows : null;
}
