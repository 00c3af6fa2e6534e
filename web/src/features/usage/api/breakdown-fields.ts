import { graphql } from "../../../lib/graphql/gql";

export const BREAKDOWN_FIELDS = graphql(`
  fragment BreakdownFields on UsageBreakdown {
    nodes {
      key
      label
      requests
      inputTokens
      outputTokens
      totalTokens
      cost
      coverage {
        requests
        pricedRequests
        freeRequests
        unpricedRequests
        pricedShare
      }
      share
    }
    totalCount
  }
`);
