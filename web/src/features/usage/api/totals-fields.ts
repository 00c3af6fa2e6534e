import { graphql } from "../../../lib/graphql/gql";

/** What tiles show of a total; `previous` has the same fields. */
export const TOTALS_FIELDS = graphql(`
  fragment TotalsFields on UsageTotals {
    requests
    failedRequests
    inputTokens
    outputTokens
    totalTokens
    cost
    activeUsers
    coverage {
      requests
      pricedRequests
      freeRequests
      unpricedRequests
      pricedShare
    }
    range {
      from
      to
      timezone
    }
  }
`);
