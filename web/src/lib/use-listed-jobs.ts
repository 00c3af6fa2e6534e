import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Fault } from "./graphql-fault";
import { panelState, type PanelState } from "./panel-state";
import { useLooks } from "./use-looks";
import { useMore } from "./use-more";

interface JobPage {
  nodes: readonly { id: string }[];
  pageInfo: { endCursor?: string | null; hasNextPage: boolean };
}

interface JobList<Data, Page> {
  document: TypedDocumentNode<Data, OperationVariables & { after?: string | null }>;
  pageOf: (data: Data) => Page;
  /** The first list with the page that comes after it. */
  join: (before: Data, more: Data) => Data;
  /** Something moves by itself, so it is worth looking again. */
  isMoving: (page: Page) => boolean;
  /** Somebody else on the page looks, and what they see is shared. */
  isLookedAt?: boolean;
}

interface ListedJobs<Page> {
  page: Page | undefined;
  state: PanelState;
  loadMore: () => void;
  /** Why the last attempt to show more failed. */
  moreFault: Fault | null;
  retry: () => void;
}

/** What the server does by itself, newest first; looked at again and again while one is under way. */
export function useListedJobs<Data, Page extends JobPage>({
  document: query,
  pageOf,
  join,
  isMoving,
  isLookedAt = false,
}: JobList<Data, Page>): ListedJobs<Page> {
  const { data, previousData, error, networkStatus, fetchMore, refetch } = useQuery(query, {
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const known = data ?? previousData;
  const page = known === undefined ? undefined : pageOf(known);
  useLooks({
    moving: !isLookedAt && page !== undefined && isMoving(page) ? (page.nodes[0]?.id ?? null) : null,
    look: () => refetch(),
  });

  // All of their kind: there is one list.
  const { askMore, moreFault } = useMore("");
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
