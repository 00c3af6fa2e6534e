/** What usage can be grouped by. */
export enum UsageDimension {
  NONE = "NONE",
  MODEL = "MODEL",
  FEATURE = "FEATURE",
  PROVIDER = "PROVIDER",
  OPERATION = "OPERATION",
  USER = "USER",
  PROJECT = "PROJECT",
  /** The API key that recorded. */
  KEY = "KEY",
  STATUS = "STATUS",
  DAY = "DAY",
}

export enum Meter {
  COST = "COST",
  TOKENS = "TOKENS",
  INPUT_TOKENS = "INPUT_TOKENS",
  OUTPUT_TOKENS = "OUTPUT_TOKENS",
  REQUESTS = "REQUESTS",
}

export enum Grain {
  AUTO = "AUTO",
  QUARTER_HOUR = "QUARTER_HOUR",
  HOUR = "HOUR",
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
}

export enum Compare {
  OFF = "OFF",
  PREV = "PREV",
  WEEK = "WEEK",
  YEAR = "YEAR",
}

export enum BreakdownSort {
  COST = "COST",
  TOKENS = "TOKENS",
  INPUT_TOKENS = "INPUT_TOKENS",
  OUTPUT_TOKENS = "OUTPUT_TOKENS",
  REQUESTS = "REQUESTS",
  KEY = "KEY",
}
