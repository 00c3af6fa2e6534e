import { type Kysely, type RawBuilder, sql } from "kysely";
import { inSnapshot } from "../analytics/question.js";
import type { RequestContext } from "../access/request-context.js";
import { isAppUserId } from "../appusers/domain/app-user-id.js";
import { AppError } from "../core/errors.js";
import { checkFirst, decodeCursor, type Page, toPage } from "../core/page.js";
import type { PageRequest } from "../core/page-in-memory.js";
import { readId } from "../core/read-id.js";
import type { Alert } from "./alert.js";
import type { AlertStatus } from "./domain/alert-words.js";
import { selectAlerts } from "./select-alerts.js";

export const MAX_ALERTS = 200;

export interface AlertFilter {
  /** Null: whatever their status. */
  readonly statuses: readonly AlertStatus[] | null;
  readonly thresholdId: string | null;
  readonly userId: string | null;
}

export interface AlertPage extends Page<Alert> {
  readonly totalCount: number;
}

/**
 * A page of alerts, the newest crossing first, and how many there are, of one snapshot.
 *
 * @throws AppError BAD_INPUT naming the field
 */
export function alerts(
  { em, clock }: Pick<RequestContext, "em" | "clock">,
  filter: AlertFilter,
  { first, after }: PageRequest,
): Promise<AlertPage> {
  checkFirst(first, MAX_ALERTS);
  const filtered = sql.join(conditionsOf(filter), sql` and `);
  const condition = after === null ? filtered : sql`${filtered} and ${isAfter(after)}`;
  return inSnapshot(em, async (_, fork) => {
    const rows = await selectAlerts(fork, { condition, most: first + 1, now: clock() });
    const page = toPage(rows, first, ({ sortedBy, id }) => [sortedBy, id]);
    return { ...page, totalCount: await countAlerts(fork.getKysely<object>(), filtered) };
  });
}

async function countAlerts(db: Kysely<object>, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from usage_alerts a where ${condition}`.execute(db);
  return rows[0]?.count ?? 0;
}

function conditionsOf({ statuses, thresholdId, userId }: AlertFilter): RawBuilder<unknown>[] {
  if (userId !== null && !isAppUserId(userId))
    throw AppError.badPrivateInput("userId", "the id of an app user", userId);
  return [
    sql`true`,
    ...(statuses === null ? [] : [sql`a.status = any(${[...statuses]}::text[])`]),
    ...(thresholdId === null ? [] : [sql`a.threshold_id = ${readId("thresholdId", "threshold", thresholdId)}`]),
    ...(userId === null ? [] : [sql`a.user_id = ${userId}::bigint`]),
  ];
}

function isAfter(cursor: string): RawBuilder<unknown> {
  const [at = "", id = ""] = decodeCursor("after", cursor, 2);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !/^\d{1,18}$/.test(id)) {
    throw AppError.badInput("after", "an endCursor of this list", cursor);
  }
  return sql`(a.crossed_at, a.id) < (${at}::timestamptz, ${id}::bigint)`;
}
