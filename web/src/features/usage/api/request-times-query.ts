import { graphql } from "../../../lib/graphql/gql";

/** How many requests there were when. */
export const REQUEST_TIMES = graphql(`
  query RequestTimes($filter: UsageFilterInput!) {
    usageSeries(filter: $filter, meter: REQUESTS) {
      grain
      buckets {
        start
        end
        label
      }
      total
    }
  }
`);
