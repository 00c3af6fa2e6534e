import { graphql } from "../../../lib/graphql/gql";

/** When there is usage at all; asked only by an empty page. */
export const USAGE_EXTENT_OF_EMPTY_PAGE = graphql(`
  query UsageExtentOfEmptyPage {
    usageExtent {
      firstAt
      lastAt
    }
  }
`);
