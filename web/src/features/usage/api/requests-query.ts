import { graphql } from "../../../lib/graphql/gql";

/** One page of a list that stands still: `asOf` of the first page pins all others. */
export const REQUESTS = graphql(`
  query Requests($filter: UsageFilterInput!, $after: String, $asOf: DateTimeISO) {
    usageEvents(filter: $filter, first: 100, after: $after, asOf: $asOf) {
      nodes {
        ...RequestFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      totalCost
      asOf
    }
  }
`);
