/** The calendar period whose end is estimated. */
export enum ForecastPeriod {
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
}

/** Why there is no estimate. */
export enum NotEnoughData {
  NO_USAGE = "NO_USAGE",
  TOO_FEW_DAYS = "TOO_FEW_DAYS",
}

/** How surely a period reaches a limit. */
export enum CrossingChance {
  REACHED = "REACHED",
  NEARLY_CERTAIN = "NEARLY_CERTAIN",
  LIKELY = "LIKELY",
  POSSIBLE = "POSSIBLE",
  UNLIKELY = "UNLIKELY",
}
