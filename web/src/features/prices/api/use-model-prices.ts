import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import { panelState } from "../../../lib/panel-state";

const MODEL_PRICES = graphql(`
  query ModelPrices($provider: String!, $model: String!) {
    modelPrices(provider: $provider, model: $model) {
      ...PriceFields
    }
  }

  fragment PriceFields on Price {
    id
    provider
    model
    matches
    origin
    state
    projectId
    serviceTier
    rates {
      tokenClass
      usdPerMillion
      tiers {
        above
        usdPerMillion
      }
    }
    requestFee
    webSearchFee
    effectiveFrom
    effectiveTo
    dailyFrom
    dailyTo
    source
    sourceUrl
    checkedOn
    note
    createdAt
    createdBy
    retiredAt
  }
`);

/** Every version of one model, own and of the active list, past and future, newest first. */
export function useModelPrices(provider: string, model: string) {
  const { data, previousData, loading, error, refetch } = useQuery(MODEL_PRICES, {
    variables: { provider, model },
    fetchPolicy: "cache-and-network",
  });
  const versions = (data ?? previousData)?.modelPrices;
  return { versions, state: panelState({ data: versions, loading, error }), reload: () => void refetch() };
}
