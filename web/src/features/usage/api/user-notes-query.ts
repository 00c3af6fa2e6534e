import { graphql } from "../../../lib/graphql/gql";

/** Which notes were dear. Apart from the sums: it reads single requests, as far as they are kept. */
export const USER_NOTES = graphql(`
  query UserNotes($filter: UsageFilterInput!) {
    usageNotes(filter: $filter, first: 5) {
      noteId
      requests
      cost
      coverage {
        ...CoverageFields
      }
      byFeature {
        feature
        requests
      }
      lastAt
    }
  }
`);
