/** What a message is about: some alerts, many at once, one that is over, a report, or nothing but a test. */
export enum DeliveryKind {
  ALERT = "ALERT",
  DIGEST = "DIGEST",
  RECOVERY = "RECOVERY",
  REPORT = "REPORT",
  TEST = "TEST",
}

export enum DeliveryStatus {
  /** To be sent, or to be tried again. */
  WAITING = "WAITING",
  SENT = "SENT",
  /** Given up; somebody may order another try. */
  DEAD = "DEAD",
}
