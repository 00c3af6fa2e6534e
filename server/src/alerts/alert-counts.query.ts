import type { EntityManager } from "@mikro-orm/postgresql";
import { AlertStatus } from "./domain/alert-words.js";

/** Of what somebody may have to see to. */
export interface AlertCounts {
  readonly open: number;
  readonly acknowledged: number;
  readonly snoozed: number;
}

/**
 * How many alerts there are of each status but RESOLVED. Every console asks at every beat: only rows of the index of
 * what is not resolved are read, however many were.
 */
export async function alertCounts(em: EntityManager): Promise<AlertCounts> {
  const rows = await em.execute<{ status: AlertStatus; count: number }[]>(
    "select status, count(*)::int as count from usage_alerts where status <> 'RESOLVED' group by status",
  );
  const countOf = (status: AlertStatus) => rows.find((row) => row.status === status)?.count ?? 0;
  return {
    open: countOf(AlertStatus.OPEN),
    acknowledged: countOf(AlertStatus.ACKNOWLEDGED),
    snoozed: countOf(AlertStatus.SNOOZED),
  };
}

/** All that ever were and are kept: asked for by itself. */
export async function countResolved(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    "select count(*)::int as count from usage_alerts where status = 'RESOLVED'",
  );
  return row?.count ?? 0;
}

/** When the newest alert came about; null when there are none. */
export async function lastCrossedAt(em: EntityManager): Promise<Date | null> {
  const [row] = await em.execute<{ last: string | null }[]>("select max(crossed_at) as last from usage_alerts");
  return row?.last == null ? null : new Date(row.last);
}
