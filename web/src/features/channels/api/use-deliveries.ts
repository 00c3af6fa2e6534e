import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { DeliveryFieldsFragment, DeliveryStatus } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { useGrowingPage } from "../../../lib/use-growing-page";
import { useMore } from "../../../lib/use-more";

/** What was sent through a channel, the newest first. */
export const DELIVERIES = graphql(`
  query Deliveries($channelId: ID, $status: DeliveryStatus, $first: Int!, $after: String) {
    deliveries(channelId: $channelId, status: $status, first: $first, after: $after) {
      nodes {
        ...DeliveryFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const FIRST = 25;
const POLL_MS = 10_000;

export type Delivery = DeliveryFieldsFragment;

interface Asked {
  /** Null: of every channel. */
  channelId: string | null;
  /** Null: whatever became of them. */
  status: DeliveryStatus | null;
}

/** What was sent, the newest first. */
export function useDeliveries({ channelId, status }: Asked) {
  const of = `${channelId} ${status}`;
  const { first, isBeyond, grow } = useGrowingPage(of, FIRST);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(DELIVERIES, {
    variables: { channelId, status, first, after: null },
    fetchPolicy: "cache-and-network",
    pollInterval: isBeyond ? 0 : POLL_MS,
  });
  const page = (data ?? previousData)?.deliveries;
  const { askMore, moreFault } = useMore(of);
  const fetchOlder = (): void => {
    if (page?.pageInfo.endCursor == null) return;
    askMore(() =>
      fetchMore({
        variables: { after: page.pageInfo.endCursor },
        updateQuery: ({ deliveries: before }, { fetchMoreResult: { deliveries: next } }) => ({
          deliveries: { ...next, nodes: [...before.nodes, ...next.nodes] },
        }),
      }),
    );
  };
  return {
    deliveries: page?.nodes ?? [],
    hasMore: page?.pageInfo.hasNextPage ?? false,
    more: () => grow(fetchOlder),
    moreFault,
    state: panelState({ data: page, loading, error }),
    reload: () => void refetch().catch(() => undefined), // the panel tells the fault
  };
}
