import { graphql } from "../../../lib/graphql/gql";

/** The last 30 days of each app user that the filter names. */
export const USER_TRENDS = graphql(`
  query UserTrends($filter: UsageFilterInput!, $meter: Meter!) {
    usageSeries(filter: $filter, meter: $meter, groupBy: USER, grain: DAY, top: 50) {
      series {
        key
        values
        requests
        unpricedRequests
      }
    }
  }
`);
