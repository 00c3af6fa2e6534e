/** What a column holds: an instant, text of any kind, a whole number, exact USD, an exact number whose unit another column tells, or labels. */
export type ColumnKind = "time" | "text" | "count" | "usd" | "decimal" | "tags";

/** What is told of each request, in the order of the file. The id of a person outside is none of it. */
export const COLUMN_KINDS = {
  time: "time",
  eventId: "text",
  projectId: "text",
  user: "text",
  apiKey: "text",
  noteId: "text",
  feature: "text",
  operation: "text",
  provider: "text",
  model: "text",
  requestedModel: "text",
  status: "text",
  inputTokens: "count",
  estimatedInputTokens: "count",
  cachedInputTokens: "count",
  cacheWriteTokens: "count",
  outputTokens: "count",
  reasoningTokens: "count",
  totalTokens: "count",
  cost: "usd",
  currency: "text",
  costState: "text",
  usageState: "text",
  reportedCost: "usd",
  durationMs: "count",
  attempt: "count",
  requestId: "text",
  serviceTier: "text",
  tags: "tags",
} as const satisfies Record<string, ColumnKind>;

export type ExportColumn = keyof typeof COLUMN_KINDS;

export const EXPORT_COLUMNS = Object.keys(COLUMN_KINDS).filter(isExportColumn);

export function isExportColumn(name: string): name is ExportColumn {
  return Object.hasOwn(COLUMN_KINDS, name);
}

/**
 * What is told of each group of a ranking or breakdown; `previous` and `rankBefore` of the period compared with, where
 * `previous` is in the unit of `meter`, by which the groups are ranked.
 */
export const BREAKDOWN_COLUMN_KINDS = {
  rank: "count",
  key: "text",
  name: "text",
  requests: "count",
  failedRequests: "count",
  unpricedRequests: "count",
  inputTokens: "count",
  cachedInputTokens: "count",
  cacheWriteTokens: "count",
  outputTokens: "count",
  reasoningTokens: "count",
  totalTokens: "count",
  cost: "usd",
  meter: "text",
  previous: "decimal",
  rankBefore: "count",
} as const satisfies Record<string, ColumnKind>;

export type BreakdownColumn = keyof typeof BREAKDOWN_COLUMN_KINDS;

/**
 * What is told of each bucket of each line of a chart; `value` in the unit of `meter`, of which USD is exact, and without
 * the cost of `unpricedRequests`.
 */
export const SERIES_COLUMN_KINDS = {
  start: "time",
  end: "time",
  bucket: "text",
  isComplete: "text",
  key: "text",
  name: "text",
  meter: "text",
  value: "decimal",
  unpricedRequests: "count",
} as const satisfies Record<string, ColumnKind>;

export type SeriesColumn = keyof typeof SERIES_COLUMN_KINDS;

/**
 * What is told of each finding of the savings report. `isFound`: no where it was marked and is not found any more, and the
 * rest is as it was then. `low` and `high` are of 30 days; codes are those of docs/savings.md.
 */
export const SAVINGS_COLUMN_KINDS = {
  id: "text",
  isFound: "text",
  kind: "text",
  projectId: "text",
  feature: "text",
  provider: "text",
  model: "text",
  low: "usd",
  high: "usd",
  method: "text",
  confidence: "text",
  confidenceReason: "text",
  effort: "text",
  risk: "text",
  steps: "text",
  requests: "count",
  status: "text",
  statusReason: "text",
  appliedAt: "time",
} as const satisfies Record<string, ColumnKind>;

export type SavingsColumn = keyof typeof SAVINGS_COLUMN_KINDS;
