import type { Generated } from "kysely";

/** Timestamps and numerics arrive as text: nothing is rounded on the way. */
type Timestamp = string;
type Numeric = string;

export interface TokenUsageTable {
  id: Generated<string>;
  project_id: number;
  api_key_id: number | null;
  event_id: string;
  user_id: string | null;
  note_id: string | null;
  feature: string;
  operation: string;
  provider: string;
  model: string;
  requested_model: string | null;
  status: string;
  input_tokens: string | null;
  cached_input_tokens: string | null;
  cache_write_tokens: string | null;
  output_tokens: string | null;
  reasoning_tokens: string | null;
  total_tokens: string | null;
  cost: Numeric | null;
  cost_state: string;
  usage_state: string;
  reported_cost: Numeric | null;
  duration_ms: string | null;
  request_id: string | null;
  attempt: number;
  service_tier: string | null;
  tags: Record<string, string> | null;
  estimated_input_tokens: string | null;
  created_at: Timestamp;
  recorded_at: Timestamp;
}

interface DimensionsTable {
  id: Generated<number>;
  project_id: number;
  /** Null without one, and where sums do not tell it: see `countedKey`. */
  api_key_id: number | null;
  provider: string;
  model: string;
  feature: string;
  operation: string;
  status: string;
}

/** What both rollup tables keep per bucket and set of dimensions. */
export const SUMMED_COLUMNS = [
  "requests",
  "free_requests",
  "unpriced_requests",
  "partial_requests",
  "estimated_requests",
  "missing_requests",
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "output_tokens",
  "reasoning_tokens",
  "total_tokens",
  "cost",
] as const;

export type SummedColumn = (typeof SUMMED_COLUMNS)[number];

type SumsOfSet = Record<SummedColumn, Numeric> & { dimension_id: number };
type RollupTable = SumsOfSet & { bucket_start: Timestamp };

/** The tables that questions read, as Kysely sees them. */
export interface UsageTables {
  token_usage: TokenUsageTable;
  token_usage_stats: RollupTable;
  token_usage_by_user: RollupTable & { user_id: string };
  /** As far as it is merged; what waits is in `usage_deltas`. */
  usage_day_stats: SumsOfSet & { day: string };
  /** Null adds nothing. */
  usage_deltas: { [Column in keyof RollupTable]: RollupTable[Column] | (Column extends SummedColumn ? null : never) };
  usage_event_ids: { project_id: number; event_id: string; created_at: Timestamp };
  usage_dimensions: DimensionsTable;
  app_users: { id: string; pseudonym: string };
  projects: { id: number; name: string; is_demo: boolean };
  api_keys: { id: number; project_id: number; name: string };
}
