import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { Meter, UsageFilterInput } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";
import { useAlertPulse } from "./alert-pulse";

const ALERT_USAGE = graphql(`
  query AlertUsage(
    $filter: UsageFilterInput!
    $meter: Meter!
    $sort: BreakdownSort!
    $groupBy: UsageDimension!
    $first: Int!
  ) {
    usageSeries(filter: $filter, meter: $meter, groupBy: NONE, grain: AUTO) {
      grain
      buckets {
        start
        end
        label
      }
      total
    }
    usageBreakdown(filter: $filter, groupBy: $groupBy, sort: $sort, first: $first) {
      nodes {
        key
        label
        share
        cost
        totalTokens
        inputTokens
        outputTokens
        requests
      }
      totalCount
    }
  }
`);

const MOST = 5;

interface Asked {
  filter: UsageFilterInput;
  meter: Meter;
  groupBy: "USER" | "MODEL";
}

/** How the period of an alert came to its amount, and who or what used most of it. */
export function useAlertUsage({ filter, meter, groupBy }: Asked) {
  const { data, previousData, loading, error, refetch } = useQuery(ALERT_USAGE, {
    variables: { filter, meter, sort: meter, groupBy, first: MOST },
    fetchPolicy: "cache-and-network",
  });
  const reload = (): void => void refetch().catch(() => undefined); // the panel tells the fault
  useAlertPulse(reload);
  const usage = data ?? previousData;
  return { usage, state: panelState({ data: usage, loading, error }), reload };
}
