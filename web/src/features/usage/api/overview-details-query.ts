import { graphql } from "../../../lib/graphql/gql";

/**
 * The lists under the chart, and what happens now. Apart from tiles and chart, so that these need not
 * wait for the ranking. Users are always ranked by cost: who costs, not who is busy. Every list is compared
 * with the same days, which one of them names.
 */
export const OVERVIEW_DETAILS = graphql(`
  query OverviewDetails(
    $filter: UsageFilterInput!
    $sort: BreakdownSort!
    $compare: Compare!
    $today: UsageFilterInput!
    $recent: UsageFilterInput!
  ) {
    models: usageBreakdown(filter: $filter, groupBy: MODEL, sort: $sort, compare: $compare, first: 50) {
      ...BreakdownFields
      grandTotal {
        previous {
          range {
            from
            to
          }
        }
      }
    }
    features: usageBreakdown(filter: $filter, groupBy: FEATURE, sort: $sort, compare: $compare, first: 50) {
      ...BreakdownFields
    }
    users: usageBreakdown(filter: $filter, groupBy: USER, sort: COST, compare: $compare, first: 5) {
      ...BreakdownFields
    }
    today: usageTotals(filter: $today) {
      ...TotalsFields
    }
    recent: usageEvents(filter: $recent, first: 8) {
      nodes {
        ...RequestFields
      }
    }
    minutes: usageEvents(filter: $recent, first: 500) {
      nodes {
        time
        totalTokens
      }
      pageInfo {
        hasNextPage
      }
    }
  }

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
        ...CoverageFields
      }
      share
      rank
      previous
      rankBefore
    }
    totalCount
    grandTotal {
      coverage {
        ...CoverageFields
      }
    }
  }
`);
