import type { TokenUsageTable } from "./tables.js";
import { usd } from "./usage-sums.js";

export interface UsageEventAnswer {
  readonly id: string;
  readonly eventId: string;
  readonly time: Date;
  readonly projectId: string;
  readonly user: { readonly id: string; readonly pseudonym: string } | null;
  readonly apiKey: { readonly id: string; readonly name: string } | null;
  readonly noteId: string | null;
  readonly feature: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  readonly requestedModel: string | null;
  readonly status: string;
  readonly inputTokens: number | null;
  readonly estimatedInputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly totalTokens: number | null;
  readonly cost: string | null;
  readonly currency: string;
  readonly costState: string;
  readonly usageState: string;
  readonly reportedCost: string | null;
  readonly durationMs: number | null;
  readonly attempt: number;
  readonly requestId: string | null;
  readonly serviceTier: string | null;
  readonly tags: { readonly key: string; readonly value: string }[];
}

type EventRow = Omit<TokenUsageTable, "id" | "recorded_at"> & {
  id: string;
  pseudonym: string | null;
  api_key_name: string | null;
};

/** One stored row in the words of the API. What is unknown stays null. */
export function readUsageEvent(row: EventRow): UsageEventAnswer {
  return {
    id: row.id,
    eventId: row.event_id,
    time: new Date(row.created_at),
    projectId: String(row.project_id),
    user: row.user_id === null || row.pseudonym === null ? null : { id: row.user_id, pseudonym: row.pseudonym },
    apiKey:
      row.api_key_id === null || row.api_key_name === null
        ? null
        : { id: String(row.api_key_id), name: row.api_key_name },
    noteId: row.note_id,
    feature: row.feature,
    operation: row.operation,
    provider: row.provider,
    model: row.model,
    requestedModel: row.requested_model,
    status: row.status.toUpperCase(),
    inputTokens: count(row.input_tokens),
    estimatedInputTokens: count(row.estimated_input_tokens),
    cachedInputTokens: count(row.cached_input_tokens),
    cacheWriteTokens: count(row.cache_write_tokens),
    outputTokens: count(row.output_tokens),
    reasoningTokens: count(row.reasoning_tokens),
    totalTokens: count(row.total_tokens),
    cost: row.cost === null ? null : usd(row.cost),
    currency: "USD",
    costState: row.cost_state.toUpperCase(),
    usageState: row.usage_state.toUpperCase(),
    reportedCost: row.reported_cost === null ? null : usd(row.reported_cost),
    durationMs: count(row.duration_ms),
    attempt: row.attempt,
    requestId: row.request_id,
    serviceTier: row.service_tier,
    tags: Object.entries(row.tags ?? {}).map(([key, value]) => ({ key, value })),
  };
}

/** Screening lets no count past 2^53 - 1. */
function count(text: string | null): number | null {
  return text === null ? null : Number(text);
}
