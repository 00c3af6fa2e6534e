import { graphql } from "../../../lib/graphql/gql";

/** Beside the figures of a page of the ranking: what each app user uses most, when they were last seen, and their last 30 days. */
export const USER_EXTRAS = graphql(`
  query UserExtras($filter: UsageFilterInput!, $lately: UsageFilterInput!, $meter: Meter!, $ids: [ID!]!) {
    seen: appUsersSeen(ids: $ids) {
      id
      lastSeenAt
    }
    models: usageCrosstab(filter: $filter, rows: USER, columns: MODEL, meter: $meter, topRows: 50, topColumns: 20) {
      ...MainFields
    }
    features: usageCrosstab(filter: $filter, rows: USER, columns: FEATURE, meter: $meter, topRows: 50, topColumns: 20) {
      ...MainFields
    }
    trends: usageSeries(filter: $lately, meter: $meter, groupBy: USER, grain: DAY, top: 50) {
      series {
        key
        values
        requests
        unpricedRequests
      }
    }
  }

  fragment MainFields on UsageCrosstab {
    rows {
      key
    }
    columns {
      key
      label
      memberCount
    }
    cells
    requests
  }
`);
