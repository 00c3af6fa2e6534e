import { graphql } from "../../../lib/graphql/gql";

/** One page of the ranking, with where each stood before; requests without an app user are a row as well. */
export const RANKED_USERS = graphql(`
  query RankedUsers(
    $filter: UsageFilterInput!
    $sort: BreakdownSort!
    $compare: Compare!
    $first: Int! = 50
    $after: String
  ) {
    usageBreakdown(filter: $filter, groupBy: USER, sort: $sort, compare: $compare, first: $first, after: $after) {
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
        rank
        rankBefore
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      grandTotal {
        ...TotalsFields
        previous {
          activeUsers
          range {
            from
            to
          }
        }
      }
    }
  }
`);
