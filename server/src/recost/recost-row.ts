import type { ClientBase } from "pg";
import type { RecostScope } from "./domain/recost-scope.js";

export type RecostState = "queued" | "running" | "done" | "failed" | "cancelled" | "undoing" | "undone";

/** A row of `recosts`, with sums as text and times to the millisecond but for the cursor. */
export interface RecostRow {
  readonly id: number;
  readonly state: RecostState;
  readonly reason: string;
  readonly range_from: Date;
  readonly range_to: Date;
  readonly timezone: string;
  readonly project_ids: number[];
  readonly providers: string[];
  readonly models: string[];
  readonly unpriced_only: boolean;
  readonly list_id: number | null;
  readonly prices_as_of: Date;
  readonly settled_at: Date;
  readonly requested_at: Date;
  readonly requested_by: number | null;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly undo_until: Date | null;
  readonly cursor_at: Date;
  /** To the microsecond. */
  readonly cursor_text: string;
  readonly cursor_id: string;
  readonly requests_total: string;
  readonly requests_done: string;
  readonly changed_requests: string;
  readonly left_requests: string;
  readonly cost_before: string;
  readonly cost_after: string;
  readonly undone_requests: string;
  readonly kept_requests: string;
  readonly error: string | null;
}

export const RECOST_COLUMNS = "r.*, r.cursor_at::text as cursor_text";

export function scopeOfRow(row: RecostRow): RecostScope {
  return {
    from: row.range_from,
    to: row.range_to,
    timezone: row.timezone,
    projectIds: row.project_ids,
    providers: row.providers,
    models: row.models,
    unpricedOnly: row.unpriced_only,
  };
}

/**
 * Locks a re-cost for a step until the end of the transaction, so that whoever cancels it, or a replica that
 * lost its lease, comes before or after; null when it is not under way any more.
 */
export async function lockRecost(client: ClientBase, id: number): Promise<RecostRow | null> {
  const { rows } = await client.query<RecostRow>(
    `select ${RECOST_COLUMNS} from recosts r
     where r.id = $1 and r.state in ('queued', 'running', 'undoing') for update`,
    [id],
  );
  return rows[0] ?? null;
}
