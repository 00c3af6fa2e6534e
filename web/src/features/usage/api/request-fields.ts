import { graphql } from "../../../lib/graphql/gql";

/** Everything recorded about one request, so that its panel opens without asking again. */
export const REQUEST_FIELDS = graphql(`
  fragment RequestFields on UsageEvent {
    id
    eventId
    time
    projectId
    user {
      id
      pseudonym
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
