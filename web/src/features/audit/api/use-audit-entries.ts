import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { AuditEntriesQuery, AuditFilterInput } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { useMore } from "../../../lib/use-more";

const AUDIT_ENTRIES = graphql(`
  query AuditEntries($filter: AuditFilterInput!, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        at
        actorKind
        actor
        action
        targetKind
        targetId
        targetName
        changes {
          field
          before
          after
        }
        reason
        address
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`);

export type AuditEntry = AuditEntriesQuery["auditEntries"]["nodes"][number];

const PAGE_SIZE = 50;

/** Newest first; more of them are asked from the last one on, so none is shown twice while others arrive. */
export function useAuditEntries(filter: AuditFilterInput) {
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(AUDIT_ENTRIES, {
    variables: { filter, first: PAGE_SIZE },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const page = (data ?? previousData)?.auditEntries;
  const { askMore, moreFault } = useMore(JSON.stringify(filter));
  const loadMore = (): void => {
    if (networkStatus !== NetworkStatus.ready || !page?.pageInfo.hasNextPage) return;
    askMore(() =>
      fetchMore({
        variables: { after: page.pageInfo.endCursor },
        updateQuery: (before, { fetchMoreResult }) => ({
          auditEntries: {
            ...fetchMoreResult.auditEntries,
            nodes: [...before.auditEntries.nodes, ...fetchMoreResult.auditEntries.nodes],
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
