import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { PriceSearchQuery } from "../../../lib/graphql/graphql";

const PRICE_SEARCH = graphql(`
  query PriceSearch($search: String) {
    prices(search: $search, first: 30) {
      nodes {
        provider
        model
        current {
          id
          rates {
            tokenClass
            usdPerMillion
          }
        }
      }
    }
  }
`);

export type FoundPrice = PriceSearchQuery["prices"]["nodes"][number];

/** Priced models by name; without a search those in use come first. Null while the first answer is awaited. */
export function usePriceSearch(search: string): readonly FoundPrice[] | null {
  const { data, previousData } = useQuery(PRICE_SEARCH, { variables: { search: search === "" ? null : search } });
  return (data ?? previousData)?.prices.nodes ?? null;
}
