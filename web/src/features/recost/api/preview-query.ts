import { graphql } from "../../../lib/graphql/gql";

export const PREVIEW_RECOST = graphql(`
  query PreviewRecost($scope: RecostScopeInput!) {
    previewRecost(scope: $scope) {
      range {
        from
        to
        timezone
      }
      requests
      changedRequests
      unpricedBefore
      unpricedAfter
      newlyPriced
      newlyUnpriced
      archivedRequests
      leftAsIsRequests
      costBefore
      costAfter
      difference
      byDay {
        ...RecostDeltaFields
      }
      byModel {
        ...RecostDeltaFields
      }
      byUser {
        ...RecostDeltaFields
      }
      pricesVersion
    }
  }

  fragment RecostDeltaFields on RecostDelta {
    key
    label
    requests
    changedRequests
    unpricedBefore
    unpricedAfter
    costBefore
    costAfter
    difference
  }
`);
