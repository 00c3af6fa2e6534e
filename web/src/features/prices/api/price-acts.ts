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
