import { useQuery } from "@apollo/client/react";
import { graphql } from "../../../lib/graphql/gql";
import type { ExchangeRatesQuery } from "../../../lib/graphql/graphql";
import { panelState } from "../../../lib/panel-state";

const EXCHANGE_RATES = graphql(`
  query ExchangeRates {
    exchangeRates {
      id
      currency
      validOn
      perUsd
      source
      createdAt
      createdBy
    }
  }
`);

export type ExchangeRate = ExchangeRatesQuery["exchangeRates"][number];

/** Of every currency, newest first. */
export function useExchangeRates() {
  const { data, previousData, loading, error, refetch } = useQuery(EXCHANGE_RATES, {
    fetchPolicy: "cache-and-network",
  });
  const rates = (data ?? previousData)?.exchangeRates;
  return { rates, state: panelState({ data: rates, loading, error }), reload: () => void refetch() };
}
