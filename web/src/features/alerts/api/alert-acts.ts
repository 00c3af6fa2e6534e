import { graphql } from "../../../lib/graphql/gql";

export const ACKNOWLEDGE_ALERTS = graphql(`
  mutation AcknowledgeAlerts($alerts: [AlertRef!]!) {
    changed: acknowledgeAlerts(alerts: $alerts) {
      ...AlertStanding
    }
  }

  fragment AlertStanding on Alert {
    id
    version
    status
    resolution
    snoozedUntil
    resolvedAt
    owner
  }
`);

export const SNOOZE_ALERTS = graphql(`
  mutation SnoozeAlerts($alerts: [AlertRef!]!, $until: DateTimeISO) {
    changed: snoozeAlerts(alerts: $alerts, until: $until) {
      ...AlertStanding
    }
  }
`);

export const RESOLVE_ALERTS = graphql(`
  mutation ResolveAlerts($alerts: [AlertRef!]!, $note: String) {
    changed: resolveAlerts(alerts: $alerts, note: $note) {
      ...AlertStanding
    }
  }
`);

export const REOPEN_ALERTS = graphql(`
  mutation ReopenAlerts($alerts: [AlertRef!]!) {
    changed: reopenAlerts(alerts: $alerts) {
      ...AlertStanding
    }
  }
`);
