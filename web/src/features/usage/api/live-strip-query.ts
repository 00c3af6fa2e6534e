import { graphql } from "../../../lib/graphql/gql";

/** What happens now, whatever range the page shows. */
export const LIVE_STRIP = graphql(`
  query LiveStrip($today: UsageFilterInput!, $recent: UsageFilterInput!) {
    today: usageTotals(filter: $today) {
      ...TotalsFields
    }
    recent: usageEvents(filter: $recent, first: 100) {
      nodes {
        ...RequestFields
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);
