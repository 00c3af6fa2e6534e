import { graphql } from "../../../lib/graphql/gql";

export const RETENTION_POLICY = graphql(`
  query RetentionPolicy {
    retentionPolicy {
      keepMonths
      pendingMonths
      effectiveAt
      nextRunAt
      currentRun {
        ...RetentionRunFields
      }
      lastRun {
        ...RetentionRunFields
      }
      months {
        ...RetentionMonthFields
      }
    }
  }

  fragment RetentionRunFields on RetentionRun {
    nightly
    startedAt
    endedAt
    archived
    failed
  }

  fragment RetentionMonthFields on RetentionMonth {
    month
    part
    state
    step
    requests
    totalTokens
    costUsd
    unpricedRequests
    bytes
    sha256
    verifiedAt
    archivedAt
    restoredUntil
    isRestoring
    restoreFailure
    failure
  }
`);

/** What the next nightly run would archive. */
export const PREVIEW_RETENTION = graphql(`
  query PreviewRetention($months: Int!) {
    previewRetention(months: $months) {
      month
      requests
    }
  }
`);
