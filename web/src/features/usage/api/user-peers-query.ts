import { graphql } from "../../../lib/graphql/gql";

/** What app users usually come to, to see one of them beside. */
export const USER_PEERS = graphql(`
  query UserPeers($filter: UsageFilterInput!, $meter: Meter!) {
    usageConcentration(filter: $filter, meter: $meter) {
      median
      p25
      p75
      settledUntil
      range {
        from
        to
      }
    }
  }
`);
