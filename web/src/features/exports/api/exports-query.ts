import { graphql } from "../../../lib/graphql/gql";

export const EXPORTS = graphql(`
  query Exports($after: String) {
    exports(first: 20, after: $after) {
      nodes {
        ...ExportFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }

  fragment ExportFields on Export {
    id
    state
    format
    range {
      from
      to
      timezone
    }
    conditions {
      name
      values
    }
    requestedAt
    requestedBy
    schedule
    rowsTotal
    rowsDone
    remainingSeconds
    isFinishing
    cost
    expiresAt
    bytes
    sha256
    archivedBefore
    error
    failureCode
    canChange
    canRetry
  }
`);

export const START_EXPORT = graphql(`
  mutation StartExport(
    $filter: UsageFilterInput!
    $shape: ExportShapeInput!
    $costStates: [CostState!]
    $narrow: EventNarrowingInput
  ) {
    startExport(filter: $filter, shape: $shape, costStates: $costStates, narrow: $narrow) {
      id
    }
  }
`);

export const CANCEL_EXPORT = graphql(`
  mutation CancelExport($id: ID!) {
    cancelExport(id: $id) {
      ...ExportFields
    }
  }
`);

export const RETRY_EXPORT = graphql(`
  mutation RetryExport($id: ID!) {
    retryExport(id: $id) {
      ...ExportFields
    }
  }
`);
