import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { NearLimitsQuery } from "../../../lib/graphql/graphql";

const NEAR_LIMITS = graphql(`
  query NearLimits {
    thresholdStatuses(top: 1) {
      threshold {
        id
        name
        kind
        scope
        subject {
          key
          label
        }
        meter
        period
        levels
      }
      used
      limit
      share
      isAtLeast
      projected {
        crossesAt
      }
    }
  }
`);

export type NearLimit = NearLimitsQuery["thresholdStatuses"][number];

export function useNearLimits() {
  const { data, previousData, error, refetch } = useQuery(NEAR_LIMITS, { fetchPolicy: "cache-and-network" });
  const seen = new Set<string>();
  const limits = (data ?? previousData)?.thresholdStatuses.filter(({ threshold: { id } }) => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  });
  return { limits, hasFailed: error !== undefined, reload: () => void refetch() };
}
