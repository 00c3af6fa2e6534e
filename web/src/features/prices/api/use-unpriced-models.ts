import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { UnpricedModelsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const UNPRICED_MODELS = graphql(`
  query UnpricedModels {
    unpricedModels {
      provider
      model
      serviceTier
      requests
      totalTokens
      firstAt
      lastAt
      reason
      detail
      isPricedNow
      suggestion {
        ...PriceFields
      }
    }
  }
`);

export type UnpricedModel = UnpricedModelsQuery["unpricedModels"][number];

/** What was used and has no known cost, most requests first. */
export function useUnpricedModels() {
  const { data, previousData, loading, error, refetch } = useQuery(UNPRICED_MODELS, {
    fetchPolicy: "cache-and-network",
  });
  const models = (data ?? previousData)?.unpricedModels;
  return { models, state: panelState({ data: models, loading, error }), reload: () => void refetch() };
}
