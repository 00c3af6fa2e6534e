import { graphql } from "../../../lib/graphql/gql";

export const USAGE_RECORDED = graphql(`
  subscription UsageRecorded($filter: UsageFilterInput!, $since: String) {
    usageRecorded(filter: $filter, since: $since) {
      cursor
      droppedBefore
      at
      requests
      slices {
        bucketStart
        projectId
        apiKeyId
        provider
        model
        feature
        operation
        status
        requests
        inputTokens
        outputTokens
        totalTokens
        cost
        unpricedRequests
      }
    }
  }
`);
