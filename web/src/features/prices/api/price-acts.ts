import { graphql } from "../../../lib/graphql/gql";

export const CREATE_PRICE = graphql(`
  mutation CreatePrice($input: PriceInput!) {
    createPrice(input: $input) {
      ...PriceFields
    }
  }
`);

export const RETIRE_PRICE = graphql(`
  mutation RetirePrice($id: ID!, $reason: String!) {
    retirePrice(id: $id, reason: $reason) {
      ...PriceFields
    }
  }
`);

export const CREATE_DISCOUNT = graphql(`
  mutation CreateDiscount($input: DiscountInput!) {
    createDiscount(input: $input) {
      id
    }
  }
`);

export const RETIRE_DISCOUNT = graphql(`
  mutation RetireDiscount($id: ID!, $reason: String!) {
    retireDiscount(id: $id, reason: $reason) {
      id
      retiredAt
    }
  }
`);

export const ACCEPT_PRICE_LIST = graphql(`
  mutation AcceptPriceList($id: ID!) {
    acceptPriceList(id: $id) {
      id
      state
    }
  }
`);

export const DECLINE_PRICE_LIST = graphql(`
  mutation DeclinePriceList($id: ID!, $reason: String!) {
    declinePriceList(id: $id, reason: $reason) {
      id
      state
    }
  }
`);

export const SET_EXCHANGE_RATE = graphql(`
  mutation SetExchangeRate($input: ExchangeRateInput!) {
    setExchangeRate(input: $input) {
      id
    }
  }
`);

export const REMOVE_EXCHANGE_RATE = graphql(`
  mutation RemoveExchangeRate($id: ID!, $reason: String!) {
    removeExchangeRate(id: $id, reason: $reason)
  }
`);

export const SET_DISPLAY_CURRENCY = graphql(`
  mutation SetDisplayCurrency($currency: String!) {
    setDisplayCurrency(currency: $currency) {
      displayCurrency
      displayRates {
        id
        currency
        perUsd
        validOn
        source
      }
    }
  }
`);
