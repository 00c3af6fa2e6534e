import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, toPage, type Page } from "../core/page.js";
import type { Statements } from "../core/statements.js";
import { readMonth } from "./read-month.js";
import { restoredTable } from "./month-tables.js";

export const MAX_RESTORED = 200;

/** A request as it was when it left the ledger. */
export interface RestoredRequest {
  readonly id: string;
  readonly at: string;
  readonly eventId: string;
  /** Pseudonym; null without an app user, and of one who is gone. */
  readonly appUser: string | null;
  readonly noteId: string | null;
  readonly provider: string;
  readonly model: string;
  readonly feature: string;
  readonly operation: string;
  readonly status: string;
  readonly inputTokens: string | null;
  readonly outputTokens: string | null;
  readonly totalTokens: string | null;
  readonly cost: string | null;
}

/**
 * Requests of a restored month, newest first.
 *
 * @throws AppError NOT_FOUND while the month is not back
 */
export async function restoredRequests(
  client: Statements,
  { month, first, after }: { readonly month: string; readonly first: number; readonly after: string | null },
): Promise<Page<RestoredRequest>> {
  const firstDay = readMonth(month);
  const count = checkFirst(first, MAX_RESTORED);
  const restored = await client.query(
    "select from usage_restores where month = $1::date and restored_at is not null and expires_at > now()",
    [firstDay],
  );
  if (restored.rows.length === 0) throw AppError.notFound("restored month");
  const [at, id] = after === null ? [null, null] : readPosition(after);
  const { rows } = await client.query<RestoredRequest>(
    `select r.id::text as id, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       event_id as "eventId", u.pseudonym as "appUser", note_id as "noteId", provider, model, feature, operation, status,
       input_tokens::text as "inputTokens", output_tokens::text as "outputTokens", total_tokens::text as "totalTokens",
       cost::text as cost
     from ${restoredTable(firstDay)} r left join app_users u on u.id = r.user_id
     where $1::timestamptz is null or (r.created_at, r.id) < ($1::timestamptz, $2::bigint)
     order by r.created_at desc, r.id desc limit $3`,
    [at, id, count + 1],
  );
  return toPage(rows, count, (row) => [row.at, row.id]);
}

function readPosition(after: string): readonly [string, string] {
  const [at = "", id = ""] = decodeCursor("after", after, 2);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !/^\d{1,18}$/.test(id)) {
    throw AppError.badInput("after", "an endCursor of this list", after);
  }
  return [at, id];
}
