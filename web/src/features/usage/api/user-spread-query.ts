import { graphql } from "../../../lib/graphql/gql";

/** What a usual app user comes to, and how much those with most make up. */
export const USER_SPREAD = graphql(`
  query UserSpread($filter: UsageFilterInput!, $meter: Meter!) {
    usageConcentration(filter: $filter, meter: $meter) {
      users
      median
      p95
      topTenthUsers
      topTenthShare
      curve {
        users
        share
      }
    }
  }
`);
