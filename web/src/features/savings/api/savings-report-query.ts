import { graphql } from "../../../lib/graphql/gql";

export const SAVINGS_REPORT = graphql(`
  query SavingsReport($filter: UsageFilterInput!, $fresh: Boolean = false) {
    savingsReport(filter: $filter, fresh: $fresh) {
      range {
        from
        to
        timezone
      }
      days
      cost
      costPer30Days
      low
      high
      findings {
        ...FindingFields
      }
      past {
        ...FindingFields
      }
      checked {
        kind
        found
        skipped
      }
      coverage {
        requests
        unpricedRequests
        pricedShare
      }
      singleRequestsSince
      settledUntil
      checkedAt
    }
  }

  fragment FindingFields on Finding {
    id
    kind
    subject {
      projectId
      feature
      provider
      model
    }
    low
    high
    method
    confidence
    confidenceReason
    effort
    risk
    steps
    requests
    facts {
      name
      value
      text
    }
    samples {
      id
      eventId
      projectId
      time
      user {
        id
        pseudonym
      }
      model
      status
      inputTokens
      outputTokens
      cost
    }
    evidence {
      range {
        from
        to
        timezone
      }
      projectIds
      models
      features
      userIds
      keyIds
      statuses
      noteIds
      fingerprints
      minAttempt
      minInputTokens
      maxOutputTokens
      minTokens
    }
    status
    statusReason
    appliedAt
    version
    measured {
      measure
      expectedLow
      expectedHigh
      knownFrom
      isPending
      after7Days {
        ...MeasuredPeriodFields
      }
      after30Days {
        ...MeasuredPeriodFields
      }
    }
  }

  fragment MeasuredPeriodFields on MeasuredPeriod {
    range {
      from
      to
      timezone
    }
    requests
    saved
    expectedLow
    expectedHigh
  }
`);
