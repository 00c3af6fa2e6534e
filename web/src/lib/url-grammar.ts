/** The words a link may contain, default first; see `parseUrlState`. */
export const RANGE_PRESETS = ["30d", "today", "yesterday", "24h", "7d", "90d", "wtd", "mtd", "lastmonth"] as const;
export const COMPARES = ["off", "prev", "week", "year"] as const;
export const METERS = ["cost", "tokens", "input", "output", "requests"] as const;
export const GROUPINGS = ["model", "feature", "op", "provider", "user", "project", "key", "status", "none"] as const;
export const GRAINS = ["auto", "15m", "hour", "day", "week", "month"] as const;
export const VIEWS = ["chart", "table"] as const;
export const FILTER_DIMENSIONS = ["model", "provider", "feature", "op", "status", "user", "project", "key"] as const;
/** Whatever requests cost, or only those whose cost is unknown. */
export const COST_CHOICES = ["any", "unpriced"] as const;
/** Row heights of the list of requests. */
export const DENSITIES = ["regular", "compact"] as const;
/** Of the list of alerts. */
export const ALERT_TABS = ["open", "snoozed", "resolved", "all"] as const;
export const STATUSES = ["ok", "error", "cancelled"] as const;

export type RangePreset = (typeof RANGE_PRESETS)[number];
export type Compare = (typeof COMPARES)[number];
export type MeterChoice = (typeof METERS)[number];
export type Grouping = (typeof GROUPINGS)[number];
export type GrainChoice = (typeof GRAINS)[number];
export type View = (typeof VIEWS)[number];
export type CostChoice = (typeof COST_CHOICES)[number];
export type Density = (typeof DENSITIES)[number];
export type AlertTab = (typeof ALERT_TABS)[number];
export type FilterDimension = (typeof FILTER_DIMENSIONS)[number];

/** In the order in which links carry them, so that equal views have equal links. */
export const URL_PARAMS = [
  "range",
  "cmp",
  "tz",
  "meter",
  "by",
  "grain",
  ...FILTER_DIMENSIONS,
  "cost",
  "min",
  "note",
  "fp",
  "attempt",
  "tokens",
  "tin",
  "tout",
  "q",
  "used",
  "hide",
  "view",
  "sort",
  "curve",
  "cols",
  "density",
  "projectId",
  "unpricedOnly",
  "target",
  "revoked",
  "actor",
  "action",
  "about",
  "tab",
] as const;
export type UrlParam = (typeof URL_PARAMS)[number];
