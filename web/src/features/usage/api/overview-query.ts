import { graphql } from "../../../lib/graphql/gql";

/**
 * Tiles, chart and sparklines in one answer, so that they cannot disagree. Tiles always say how they moved; the
 * chart draws what it is compared with where that is chosen.
 */
export const OVERVIEW = graphql(`
  query Overview(
    $filter: UsageFilterInput!
    $compare: Compare!
    $against: Compare!
    $meter: Meter!
    $groupBy: UsageDimension!
    $grain: Grain!
  ) {
    totals: usageTotals(filter: $filter, compare: $against) {
      ...TotalsFields
      previous {
        ...TotalsFields
      }
    }
    series: usageSeries(filter: $filter, meter: $meter, groupBy: $groupBy, grain: $grain, compare: $compare, top: 6) {
      meter
      groupBy
      grain
      groupCount
      buckets {
        start
        end
        complete
        label
      }
      series {
        key
        label
        values
        sum
        requests
        unpricedRequests
        memberCount
      }
      total
      previous
    }
    costTrend: usageSeries(filter: $filter, meter: COST) {
      ...TrendFields
    }
    tokensTrend: usageSeries(filter: $filter, meter: TOKENS) {
      ...TrendFields
    }
    requestsTrend: usageSeries(filter: $filter, meter: REQUESTS) {
      ...TrendFields
    }
  }

  fragment TotalsFields on UsageTotals {
    requests
    failedRequests
    inputTokens
    outputTokens
    totalTokens
    cost
    activeUsers
    coverage {
      ...CoverageFields
    }
    range {
      from
      to
      timezone
    }
  }

  fragment CoverageFields on Coverage {
    requests
    pricedRequests
    freeRequests
    unpricedRequests
    pricedShare
  }

  fragment TrendFields on UsageSeries {
    total
    buckets {
      complete
    }
  }
`);
