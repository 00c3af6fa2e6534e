import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { DiscountsQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const DISCOUNTS = graphql(`
  query Discounts {
    discounts {
      id
      projectId
      provider
      model
      factor
      effectiveFrom
      effectiveTo
      note
      createdAt
      createdBy
      retiredAt
    }
  }
`);

export type Discount = DiscountsQuery["discounts"][number];

export function useDiscounts() {
  const { data, previousData, loading, error, refetch } = useQuery(DISCOUNTS, { fetchPolicy: "cache-and-network" });
  const discounts = (data ?? previousData)?.discounts;
  return { discounts, state: panelState({ data: discounts, loading, error }), reload: () => void refetch() };
}
