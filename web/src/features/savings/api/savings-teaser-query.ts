import { graphql } from "../../../lib/graphql/gql";

/** What could be saved, and the dearest of it. Asked when it comes into view: working it out takes a while. */
export const SAVINGS_TEASER = graphql(`
  query SavingsTeaser($filter: UsageFilterInput!) {
    savingsReport(filter: $filter) {
      low
      high
      findings {
        id
        kind
        subject {
          feature
          model
        }
        low
        high
        status
      }
    }
  }
`);
