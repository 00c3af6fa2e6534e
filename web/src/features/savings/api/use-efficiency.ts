import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { EfficiencyQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";
import { efficiencyGrouping } from "../model/efficiency-grouping";

const EFFICIENCY = graphql(`
  query Efficiency($filter: UsageFilterInput!, $groupBy: UsageDimension!) {
    usageEfficiency(filter: $filter, groupBy: $groupBy) {
      range {
        from
        to
        timezone
      }
      rows {
        ...EfficiencyRowFields
      }
      total {
        ...EfficiencyRowFields
      }
      durationsSince
    }
  }

  fragment EfficiencyRowFields on EfficiencyRow {
    key
    label
    requests
    successfulRequests
    unpricedRequests
    cost
    costPerSuccessfulRequest
    costPerActiveUser
    cacheHitShare
    durationP50Ms
    durationP95Ms
    outputTokensPerSecond
    durationRequests
  }
`);

export type Efficiency = EfficiencyQuery["usageEfficiency"];
export type EfficiencyRow = Efficiency["rows"][number];

interface EfficiencyResult {
  /** The last answer of this grouping; undefined before the first. */
  efficiency: Efficiency | undefined;
  state: PanelState;
  retry: () => void;
}

/** What usage costs for what it achieves, and how long it takes, by model or feature. */
export function useEfficiency({ range, tz, filters, by }: UrlState): EfficiencyResult {
  const { data, previousData, error, loading, refetch } = useQuery(EFFICIENCY, {
    variables: { filter: toUsageFilter({ range, tz, filters }), groupBy: efficiencyGrouping(by).dimension },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const efficiency = (data ?? previousData)?.usageEfficiency;
  return { efficiency, state: panelState({ data: efficiency, loading, error }), retry: () => void refetch() };
}
