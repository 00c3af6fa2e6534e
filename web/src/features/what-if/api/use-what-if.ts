import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { WhatIfQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";

const WHAT_IF = graphql(`
  query WhatIf($filter: UsageFilterInput!, $provider: String!, $model: String!) {
    whatIf(filter: $filter, provider: $provider, model: $model) {
      range {
        from
        to
        timezone
      }
      price {
        ...AppliedPriceFields
      }
      requests
      pricedRequests
      leftOutRequests
      cost
      costThen
      difference
      byModel {
        ...WhatIfRowFields
      }
      byDay {
        ...WhatIfRowFields
      }
      caveats
    }
  }

  fragment WhatIfRowFields on WhatIfRow {
    key
    label
    requests
    cost
    costThen
    difference
  }
`);

export type WhatIf = WhatIfQuery["whatIf"];
export type WhatIfRow = WhatIf["byDay"][number];

interface WhatIfResult {
  /** The last answer of this target; undefined before the first. */
  whatIf: WhatIf | undefined;
  state: PanelState;
  retry: () => void;
}

/** The requests of the view as if one model had answered them all; nothing is asked before it is chosen. */
export function useWhatIf({ range, tz, filters, target }: UrlState): WhatIfResult {
  const { data, previousData, error, loading, refetch } = useQuery(WHAT_IF, {
    variables: {
      filter: toUsageFilter({ range, tz, filters }),
      provider: target?.provider ?? "",
      model: target?.model ?? "",
    },
    skip: target === null,
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const whatIf = target === null ? undefined : (data ?? previousData)?.whatIf;
  return { whatIf, state: panelState({ data: whatIf, loading, error }), retry: () => void refetch() };
}
