/** What a threshold waits for. */
export enum ThresholdKind {
  LIMIT = "LIMIT",
  ANOMALY = "ANOMALY",
  NO_DATA = "NO_DATA",
  /** Nobody sets it, and no list has it: alerts of archives in trouble are of it. */
  ARCHIVE = "ARCHIVE",
}

/** Whose usage is watched. */
export enum ThresholdScope {
  OVERALL = "OVERALL",
  EACH_USER = "EACH_USER",
  USER = "USER",
  PROJECT = "PROJECT",
  MODEL = "MODEL",
  FEATURE = "FEATURE",
  KEY = "KEY",
}

/** After which usage counts from nothing again. */
export enum ThresholdPeriod {
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
  ONCE = "ONCE",
}
