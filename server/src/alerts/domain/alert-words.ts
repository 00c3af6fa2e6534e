/** What an alert tells. */
export enum AlertType {
  LEVEL = "LEVEL",
  PACE = "PACE",
  ANOMALY = "ANOMALY",
  NO_DATA = "NO_DATA",
  ARCHIVE = "ARCHIVE",
}

export enum AlertStatus {
  OPEN = "OPEN",
  ACKNOWLEDGED = "ACKNOWLEDGED",
  SNOOZED = "SNOOZED",
  RESOLVED = "RESOLVED",
}

/** Why an alert is resolved; all but the first come about by themselves. */
export enum AlertResolution {
  BY_MEMBER = "BY_MEMBER",
  PERIOD_ENDED = "PERIOD_ENDED",
  SUPERSEDED = "SUPERSEDED",
  RECOVERED = "RECOVERED",
  THRESHOLD_CHANGED = "THRESHOLD_CHANGED",
}

/** What happened to an alert, in `usage_alert_acts`. By whom nobody is named, it came about by itself. */
export enum AlertActKind {
  ACKNOWLEDGED = "ACKNOWLEDGED",
  SNOOZED = "SNOOZED",
  REOPENED = "REOPENED",
  /** By a member. */
  RESOLVED = "RESOLVED",
  PERIOD_ENDED = "PERIOD_ENDED",
  SUPERSEDED = "SUPERSEDED",
  RECOVERED = "RECOVERED",
  THRESHOLD_CHANGED = "THRESHOLD_CHANGED",
  /** No channel was told, because the threshold was muted. */
  MUTED = "MUTED",
  /** No channel was told: days or weeks are others now, and the period that ran before was told of the same level. */
  TOLD_BEFORE = "TOLD_BEFORE",
}
