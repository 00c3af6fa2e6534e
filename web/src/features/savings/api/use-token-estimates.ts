import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { TokenEstimatesQuery } from "../../../lib/graphql/graphql";
import { panelState, type PanelState } from "../../../lib/panel-state";
import { toUsageFilter } from "../../../lib/to-usage-filter";
import type { UrlState } from "../../../lib/url-state";

const TOKEN_ESTIMATES = graphql(`
  query TokenEstimates($filter: UsageFilterInput!) {
    tokenEstimateDrift(filter: $filter) {
      range {
        from
        to
        timezone
      }
      rows {
        model
        requests
        medianRatio
        ratioP5
        ratioP95
        overShare
        underShare
      }
      total {
        requests
        medianRatio
        ratioP5
        ratioP95
        overShare
        underShare
      }
      singleRequestsSince
    }
  }
`);

export type TokenEstimates = TokenEstimatesQuery["tokenEstimateDrift"];
export type EstimateFigures = Omit<TokenEstimates["rows"][number], "model">;

interface TokenEstimatesResult {
  /** The last answer; undefined before the first. */
  estimates: TokenEstimates | undefined;
  state: PanelState;
  retry: () => void;
}

/** How far estimates of the input were from what providers counted, by model. */
export function useTokenEstimates({ range, tz, filters }: UrlState): TokenEstimatesResult {
  const { data, previousData, error, loading, refetch } = useQuery(TOKEN_ESTIMATES, {
    variables: { filter: toUsageFilter({ range, tz, filters }) },
    fetchPolicy: "cache-and-network",
    nextFetchPolicy: "cache-first",
  });
  const estimates = (data ?? previousData)?.tokenEstimateDrift;
  return { estimates, state: panelState({ data: estimates, loading, error }), retry: () => void refetch() };
}
