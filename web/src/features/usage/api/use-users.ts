import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { toFault, type Fault } from "../../../lib/graphql-fault";
import type { RankedUsersQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toMeter, toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
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
export function useUsers({ range, tz, filters, sort }: UrlState): UsersResult {
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(RANKED_USERS, {
    variables: { filter: toUsageFilter({ range, tz, filters }), sort: toMeter(rankingMeter(sort)) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const ranking = (data ?? previousData)?.usageBreakdown;
  const [moreFault, setMoreFault] = useState<Fault | null>(null);
  const loadMore = (after: string): void => {
    if (networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error) return;
    setMoreFault(null);
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => ({
        usageBreakdown: {
          ...fetchMoreResult.usageBreakdown,
          nodes: withNextPage(before.usageBreakdown.nodes, fetchMoreResult.usageBreakdown.nodes),
        },
      }),
    }).catch((failure: unknown) => setMoreFault(toFault(failure)));
  };
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
