import type { EntityManager } from "@mikro-orm/postgresql";
import { AlertStatus } from "./domain/alert-words.js";

export interface AlertCounts {
  readonly open: number;
  readonly acknowledged: number;
  readonly snoozed: number;
  readonly resolved: number;
  /** Null when there are none. */
  readonly lastCrossedAt: Date | null;
}

/** How many alerts there are of each status. */
export async function alertCounts(em: EntityManager): Promise<AlertCounts> {
  const rows = await em.execute<{ status: AlertStatus; count: number; last: string }[]>(
    `select status, count(*)::int as count, (select max(crossed_at) from usage_alerts) as last
     from usage_alerts group by status`,
  );
  const countOf = (status: AlertStatus) => rows.find((row) => row.status === status)?.count ?? 0;
  const [first] = rows;
  return {
    open: countOf(AlertStatus.OPEN),
    acknowledged: countOf(AlertStatus.ACKNOWLEDGED),
    snoozed: countOf(AlertStatus.SNOOZED),
    resolved: countOf(AlertStatus.RESOLVED),
    lastCrossedAt: first === undefined ? null : new Date(first.last),
  };
}
