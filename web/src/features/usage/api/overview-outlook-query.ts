import { graphql } from "../../../lib/graphql/gql";

/**
 * What the month will come to, what is unusual, which savings were applied, how each row of the lists went, and how near
 * limits are. Asked last: it reads months of history, and nothing that the page is opened for waits for it. What other
 * features show of it they find in the cache. `drawn` is the forecast of the chart's meter
 * and period where that is not the month's cost.
 */
export const OVERVIEW_OUTLOOK = graphql(`
  query OverviewOutlook(
    $filter: UsageFilterInput!
    $meter: Meter!
    $period: ForecastPeriod!
    $isDrawn: Boolean!
    $users: UsageFilterInput!
    $hasUsers: Boolean!
  ) {
    month: usageForecast(filter: $filter, meter: COST, period: MONTH) {
      ...ForecastFields
    }
    drawn: usageForecast(filter: $filter, meter: $meter, period: $period) @include(if: $isDrawn) {
      ...ForecastFields
    }
    anomalies: usageAnomalies(filter: $filter, meter: $meter) {
      ...AnomalyFields
    }
    applied: appliedSavings(filter: $filter) {
      ...AppliedFields
    }
    modelTrends: usageSeries(filter: $filter, meter: $meter, groupBy: MODEL, top: 6) {
      ...RowTrendFields
    }
    featureTrends: usageSeries(filter: $filter, meter: $meter, groupBy: FEATURE, top: 6) {
      ...RowTrendFields
    }
    userTrends: usageSeries(filter: $users, meter: COST, groupBy: USER, top: 5) @include(if: $hasUsers) {
      ...RowTrendFields
    }
    ...NearLimitsFields
    ...FailingChannelsFields
  }

  fragment ForecastFields on Forecast {
    meter
    period
    range {
      from
      to
      timezone
    }
    soFar
    point
    low
    high
    usualToday
    notEnoughData
    historyDays
    neededDays
    backtestError
    backtests
    days {
      start
      point
      low
      high
    }
    outliers
  }

  fragment AppliedFields on AppliedSaving {
    kind
    subject {
      feature
      model
    }
    appliedAt
  }

  fragment AnomalyFields on UsageAnomaly {
    start
    end
    grain
    value
    expected
    low
    high
    contributors {
      dimension
      key
      label
      excess
    }
  }

  fragment RowTrendFields on UsageSeries {
    meter
    series {
      key
      values
      memberCount
    }
  }
`);
