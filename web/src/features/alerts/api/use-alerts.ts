import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { AlertFieldsFragment } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import type { AlertTab } from "../../../lib/url-grammar";
import { useGrowingPage } from "../../../lib/use-growing-page";
import { useMore } from "../../../lib/use-more";
import { STATUSES_OF } from "../model/statuses-of";
import { useAlertPulse } from "./alert-pulse";

const ALERT_LIST = graphql(`
  query AlertList($statuses: [AlertStatus!], $first: Int!, $after: String) {
    alerts(statuses: $statuses, first: $first, after: $after) {
      nodes {
        ...AlertFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
    alertCounts {
      open
      acknowledged
      snoozed
      resolved
      lastCrossedAt
    }
  }

  fragment AlertFields on Alert {
    id
    version
    type
    level
    limit
    used
    meter
    isAtLeast
    isLate
    periodStart
    periodEnd
    timezone
    crossedAt
    status
    resolution
    snoozedUntil
    resolvedAt
    owner
    userId
    subject {
      key
      label
    }
    details {
      usual
      actual
      point
      crossesAt
      lastRequestAt
      months
      reason
    }
    threshold {
      id
      name
      scope
      period
    }
  }
`);

export type Alert = AlertFieldsFragment;

const FIRST = 50;

/** The alerts of a tab, and how many each tab has; they follow by themselves. */
export function useAlerts(tab: AlertTab) {
  const { first, isBeyond, grow } = useGrowingPage(tab, FIRST);
  const variables = { statuses: STATUSES_OF[tab], first, after: null };
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(ALERT_LIST, {
    variables,
    fetchPolicy: "cache-and-network",
  });
  const reload = (): void => void refetch().catch(() => undefined); // the panel tells the fault
  useAlertPulse(() => {
    if (!isBeyond) reload();
  });
  const shown = data ?? previousData;
  const page = shown?.alerts;
  const statuses = STATUSES_OF[tab];
  const { askMore, moreFault } = useMore(tab);
  const fetchOlder = (): void => {
    if (page?.pageInfo.endCursor == null) return;
    askMore(() =>
      fetchMore({
        variables: { after: page.pageInfo.endCursor },
        updateQuery: (before, { fetchMoreResult }) => ({
          ...fetchMoreResult,
          alerts: { ...fetchMoreResult.alerts, nodes: [...before.alerts.nodes, ...fetchMoreResult.alerts.nodes] },
        }),
      }),
    );
  };
  return {
    // What was just resolved leaves the tab at once, before the server has said so.
    alerts: (page?.nodes ?? []).filter(({ status }) => statuses === null || statuses.includes(status)),
    counts: shown?.alertCounts,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    more: () => grow(fetchOlder),
    moreFault,
    state: panelState({ data: shown, loading, error }),
    reload,
  };
}
