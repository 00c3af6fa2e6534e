import { graphql } from "../../../lib/graphql/gql";

/** When and how well somebody uses, and what stood out. Apart from the lists: it reads single requests. */
export const USER_PATTERNS = graphql(`
  query UserPatterns($filter: UsageFilterInput!, $meter: Meter!) {
    heatmap: usageHeatmap(filter: $filter, meter: $meter) {
      meter
      weeks
      range {
        from
        to
        timezone
      }
      cells {
        weekday
        hour
        value
        requests
        unpricedRequests
      }
    }
    modelEfficiency: usageEfficiency(filter: $filter, groupBy: MODEL) {
      ...EfficiencyFields
    }
    featureEfficiency: usageEfficiency(filter: $filter, groupBy: FEATURE) {
      ...EfficiencyFields
    }
    applied: appliedSavings(filter: $filter) {
      ...AppliedFields
    }
    anomalies: usageAnomalies(filter: $filter, meter: $meter) {
      start
      end
      grain
      value
      expected
      contributors {
        dimension
        key
        label
      }
    }
  }

  fragment EfficiencyFields on UsageEfficiency {
    rows {
      key
      durationP50Ms
      outputTokensPerSecond
    }
  }
`);
