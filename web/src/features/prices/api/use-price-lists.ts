import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { PriceListsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const PRICE_LISTS = graphql(`
  query PriceLists {
    priceLists {
      id
      source
      checkedOn
      state
      createdAt
      decidedAt
      decidedBy
      priceCount
    }
  }
`);

export type PriceList = PriceListsQuery["priceLists"][number];

/** Versions of the list that comes with the product, newest first. */
export function usePriceLists() {
  const { data, previousData, loading, error, refetch } = useQuery(PRICE_LISTS, { fetchPolicy: "cache-and-network" });
  const lists = (data ?? previousData)?.priceLists;
  return { lists, state: panelState({ data: lists, loading, error }), reload: () => void refetch() };
}
