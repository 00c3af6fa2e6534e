import { graphql } from "../../../lib/graphql/gql";

export const PREVIEW_RECOST = graphql(`
  query PreviewRecost($scope: RecostScopeInput!, $filter: UsageFilterInput!) {
    recorded: usageTotals(filter: $filter) {
      coverage {
        requests
        unpricedRequests
      }
    }
    previewRecost(scope: $scope) {
      range {
        from
        to
        timezone
      }
      requests
      changedRequests
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
    costBefore
    costAfter
    difference
  }
`);
