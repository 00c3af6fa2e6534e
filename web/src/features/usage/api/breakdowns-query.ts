import { graphql } from "../../../lib/graphql/gql";

/** The lists under the chart. Users are always ranked by cost: who costs, not who is busy. */
export const BREAKDOWNS = graphql(`
  query OverviewBreakdowns($filter: UsageFilterInput!, $sort: BreakdownSort!) {
    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, first: 50) {
      ...BreakdownFields
    }
    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, first: 50) {
      ...BreakdownFields
    }
    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, first: 5) {
      ...BreakdownFields
    }
  }
`);

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
