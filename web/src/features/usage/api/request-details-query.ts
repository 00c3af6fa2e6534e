import { graphql } from "../../../lib/graphql/gql";

/** One request by its sender's id, whether the list has loaded it or not. */
export const REQUEST_DETAILS = graphql(`
  query RequestDetails($projectId: ID, $eventId: String!) {
    usageEvent(projectId: $projectId, eventId: $eventId) {
      ...RequestFields
      estimatedInputTokens
    }
    usageCorrections(projectId: $projectId, eventId: $eventId) {
      id
      reason
      correctedBy
      correctedAt
      changes {
        field
        before
        after
      }
    }
  }
`);

/** Apart from the request itself: without its explanation it is still shown. */
export const EXPLAIN_COST = graphql(`
  query ExplainCost($projectId: ID, $eventId: String!) {
    explainCost(projectId: $projectId, eventId: $eventId) {
      breakdown {
        ...CostBreakdownFields
      }
      today {
        ...CostBreakdownFields
      }
      usageState
      warnings
      dialect
      usage
      reportedCost
      reportedDifference
    }
  }
`);
