import { graphql } from "../../../lib/graphql/gql";

/** What one app user used: models, features, and the latest requests of the range. */
export const USER_DETAILS = graphql(`
  query UserDetails($filter: UsageFilterInput!, $sort: BreakdownSort!) {
    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {
      ...BreakdownFields
      nodes {
        cachedInputTokens
      }
    }
    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {
      ...BreakdownFields
      nodes {
        cachedInputTokens
      }
    }
    latest: usageEvents(filter: $filter, first: 20) {
      nodes {
        ...RequestFields
      }
      totalCount
    }
  }
`);
