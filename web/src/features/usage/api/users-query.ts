import { graphql } from "../../../lib/graphql/gql";

/** One page of the ranking; requests without an app user are a row as well. */
export const RANKED_USERS = graphql(`
  query RankedUsers($filter: UsageFilterInput!, $sort: BreakdownSort!, $first: Int! = 50, $after: String) {
    usageBreakdown(filter: $filter, groupBy: USER, sort: $sort, first: $first, after: $after) {
      nodes {
        key
        label
        requests
        failedRequests
        inputTokens
        outputTokens
        totalTokens
        cost
        coverage {
          ...CoverageFields
        }
        share
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      grandTotal {
        ...TotalsFields
      }
    }
  }
`);
