import { graphql } from "../../../lib/graphql/gql";

export const RECOSTS = graphql(`
  query Recosts($after: String) {
    recosts(first: 20, after: $after) {
      nodes {
        ...RecostFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }

  fragment RecostFields on Recost {
    id
    state
    reason
    range {
      from
      to
      timezone
    }
    projectIds
    providers
    models
    unpricedOnly
    requestedAt
    requestedBy
    startedAt
    finishedAt
    requestsTotal
    requestsDone
    changedRequests
    costBefore
    costAfter
    difference
    undoUntil
    error
  }
`);

export const APPLY_RECOST = graphql(`
  mutation ApplyRecost($scope: RecostScopeInput!, $pricesVersion: String!, $reason: String!) {
    applyRecost(scope: $scope, pricesVersion: $pricesVersion, reason: $reason) {
      ...RecostFields
    }
  }
`);

export const CANCEL_RECOST = graphql(`
  mutation CancelRecost($id: ID!, $reason: String!) {
    cancelRecost(id: $id, reason: $reason) {
      ...RecostFields
    }
  }
`);

export const UNDO_RECOST = graphql(`
  mutation UndoRecost($id: ID!, $reason: String!) {
    undoRecost(id: $id, reason: $reason) {
      ...RecostFields
    }
  }
`);
