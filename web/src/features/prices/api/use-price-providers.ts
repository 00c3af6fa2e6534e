import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";

const PRICE_PROVIDERS = graphql(`
  query PriceProviders {
    priceProviders
  }
`);

/** Providers with at least one price; empty until they are known. */
export function usePriceProviders(): readonly string[] {
  const { data } = useQuery(PRICE_PROVIDERS);
  return data?.priceProviders ?? [];
}
