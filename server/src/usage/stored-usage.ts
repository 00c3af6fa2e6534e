import { pico } from "@tokenledger/model/money";
import type { CostState, RequestStatus, UsageState } from "@tokenledger/model/usage-states";
import type { ClientBase } from "pg";
import { countedKey } from "./counted-key.js";
import type { NewUsage } from "./domain/new-usage.js";
import { TOKEN_COLUMN_NAMES, tokenCounts, type TokenColumn, type TokenColumns } from "./domain/token-columns.js";

type NumberText = string | null;

/** A row of `token_usage` as the driver gives it. */
export type UsageRow = Readonly<Record<TokenColumn, NumberText>> & {
  readonly id: string;
  readonly project_id: number;
  readonly api_key_id: number | null;
  readonly event_id: string;
  readonly user_id: string | null;
  readonly note_id: string | null;
  readonly feature: string;
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  readonly requested_model: string | null;
  readonly status: RequestStatus;
  readonly cost: NumberText;
  readonly cost_state: CostState;
  readonly usage_state: UsageState;
  readonly price_id: number | null;
  readonly discount_id: number | null;
  readonly web_searches: NumberText;
  readonly reported_cost: NumberText;
  readonly duration_ms: NumberText;
  readonly request_id: string | null;
  readonly attempt: number;
  readonly service_tier: string | null;
  readonly fingerprint: string | null;
  readonly tags: Record<string, string> | null;
  readonly dialect: string;
  readonly usage: Record<string, unknown> | null;
  readonly warnings: string[] | null;
  readonly estimated_input_tokens: NumberText;
  /** Text where the ORM asks. */
  readonly created_at: Date | string;
};

/** A stored event: where its row is, and what it says. Its content hash stays that of what was sent first. */
export interface StoredUsage {
  readonly rowId: string;
  readonly usage: Omit<NewUsage, "contentHash" | "reservationId">;
  readonly tokens: TokenColumns;
}

/** One that nobody else changes meanwhile. */
export interface LockedUsage extends StoredUsage {
  /** The key under which sums count it; see `countedKey`. */
  readonly countedKeyId: number | null;
}

export interface EventIdentity {
  readonly projectId: number;
  readonly eventId: string;
}

/**
 * Locks an event until the end of the transaction and reads it; null when there is none. The identity
 * first and by itself: a correction that was waited for may have moved the row, and the statement that
 * waited would not see it where it is now.
 */
export async function lockUsage(client: ClientBase, identity: EventIdentity): Promise<LockedUsage | null> {
  const { projectId, eventId } = identity;
  const places = await client.query<{ created_at: Date }>(
    "select created_at from usage_event_ids where project_id = $1 and event_id = $2 for update",
    [projectId, eventId],
  );
  const [place] = places.rows;
  if (place === undefined) return null;
  const { rows } = await client.query<UsageRow & { readonly counted_key_id: number | null }>(
    `select *, ${countedKey("token_usage")} as counted_key_id
     from token_usage where created_at = $3 and project_id = $1 and event_id = $2 for update`,
    [projectId, eventId, place.created_at],
  );
  const [row] = rows;
  return row === undefined ? null : { ...readUsage(row), countedKeyId: row.counted_key_id };
}

/** Reads a whole row of `token_usage`. */
export function readUsage(row: UsageRow): StoredUsage {
  const tokens = readTokens(row);
  return {
    rowId: row.id,
    tokens,
    usage: {
      projectId: row.project_id,
      apiKeyId: row.api_key_id,
      eventId: row.event_id,
      createdAt: new Date(row.created_at),
      userId: row.user_id,
      noteId: row.note_id,
      feature: row.feature,
      operation: row.operation,
      provider: row.provider,
      model: row.model,
      requestedModel: row.requested_model,
      status: row.status,
      counts: tokenCounts(tokens),
      usageState: row.usage_state,
      warnings: row.warnings ?? [],
      cost: row.cost === null ? null : pico(BigInt(row.cost)),
      costState: row.cost_state,
      priceId: row.price_id,
      discountId: row.discount_id,
      webSearches: row.web_searches === null ? null : Number(row.web_searches),
      reportedCost: row.reported_cost === null ? null : pico(BigInt(row.reported_cost)),
      durationMs: row.duration_ms === null ? null : Number(row.duration_ms),
      requestId: row.request_id,
      attempt: row.attempt,
      serviceTier: row.service_tier,
      fingerprint: row.fingerprint,
      tags: row.tags,
      dialect: row.dialect,
      usage: row.usage,
      estimatedInputTokens: row.estimated_input_tokens === null ? null : Number(row.estimated_input_tokens),
    },
  };
}

function readTokens(row: UsageRow): TokenColumns {
  const values = TOKEN_COLUMN_NAMES.map((column) => [column, row[column] === null ? null : Number(row[column])]);
  return Object.fromEntries(values) as TokenColumns; // has every column; screening lets none past 2^53 - 1
}
