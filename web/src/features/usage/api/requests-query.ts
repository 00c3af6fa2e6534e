import { graphql } from "../../../lib/graphql/gql";

/** One page of a list that stands still: `asOf` of the first page pins all others. */
export const REQUESTS = graphql(`
  query Requests(
    $filter: UsageFilterInput!
    $costStates: [CostState!]
    $narrow: EventNarrowingInput
    $after: String
    $asOf: DateTimeISO
  ) {
    usageEvents(filter: $filter, costStates: $costStates, narrow: $narrow, first: 100, after: $after, asOf: $asOf) {
      nodes {
        ...RequestFields
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
      totalCost
      coverage {
        ...CoverageFields
      }
      asOf
    }
  }

  fragment RequestFields on UsageEvent {
    id
    eventId
    time
    projectId
    user {
      id
      pseudonym
    }
    apiKey {
      id
      name
    }
    noteId
    feature
    operation
    provider
    model
    requestedModel
    status
    inputTokens
    cachedInputTokens
    cacheWriteTokens
    outputTokens
    reasoningTokens
    totalTokens
    cost
    currency
    costState
    usageState
    reportedCost
    durationMs
    attempt
    requestId
    serviceTier
    tags {
      key
      value
    }
  }
`);
