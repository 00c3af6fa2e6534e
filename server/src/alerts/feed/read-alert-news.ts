import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { inSnapshot } from "../../analytics/question.js";
import { selectAlerts } from "../select-alerts.js";
import { type AlertPosition, endOfSnapshot, formatAlertCursor, parseAlertCursor } from "./alert-cursor.js";
import { type AlertNews, MOST_TOLD } from "./alert-news.js";

/** Positions that are read for at once, from one snapshot; who comes with another one is told to ask again. */
const MOST_POSITIONS = 20;

export interface NewsQuestion {
  /** Cursors. */
  readonly since: ReadonlySet<string>;
  readonly now: Date;
}

export interface ReadNews {
  /** For who begins now: no alerts. */
  readonly now: AlertNews;
  /** What changed since a cursor that was asked for. */
  readonly since: (cursor: string) => AlertNews;
}

/** Reads alerts by the transactions that changed them: all that a former snapshot did not see, whoever looked then. */
export function readAlertNews(em: EntityManager, { since, now }: NewsQuestion): Promise<ReadNews> {
  return inSnapshot(em, async (_, fork) => {
    const { open, ...position } = await readState(fork);
    const nothing = { cursor: formatAlertCursor(position), at: now, droppedBefore: null, open, alerts: [] };
    const changed = new Map<string, readonly string[]>();
    for (const cursor of [...since].slice(0, MOST_POSITIONS)) {
      const ids = await changedSince(fork, parseAlertCursor(cursor), position);
      if (ids !== null) changed.set(cursor, ids);
    }
    const all = [...new Set([...changed.values()].flat())];
    const condition = sql`a.id = any(${all}::bigint[])`;
    const alerts = all.length === 0 ? [] : await selectAlerts(fork, { condition, most: all.length, now });
    const news = new Map<string, AlertNews>();
    for (const [cursor, ids] of changed) {
      news.set(cursor, { ...nothing, alerts: alerts.filter(({ id }) => ids.includes(id)) });
    }
    const askAgain: AlertNews = { ...nothing, droppedBefore: now };
    return { now: nothing, since: (cursor) => news.get(cursor) ?? askAgain };
  });
}

interface State extends AlertPosition {
  readonly open: number;
}

async function readState(em: EntityManager): Promise<State> {
  const [state] = await em.execute<State[]>(
    `select pg_current_snapshot()::text as snapshot,
       (select version - 1 from changes where topic = 'usage_alerts')::text as deletions,
       (select count(*)::int from usage_alerts where status = 'OPEN') as open`,
  );
  if (state === undefined) throw new Error("a snapshot has a state");
  return state;
}

/** At most `MOST_TOLD` ids; null when there are more, some are gone, or the position is of no past of this database. */
async function changedSince(
  em: EntityManager,
  since: AlertPosition | null,
  now: AlertPosition,
): Promise<readonly string[] | null> {
  if (since === null || since.deletions !== now.deletions || endOfSnapshot(since) > endOfSnapshot(now)) return null;
  // What a restored database says of transactions that it never ran is no news.
  const changed = await em.execute<{ id: string }[]>(
    `select a.id::text as id from usage_alerts a
     where a.changed_by >= pg_snapshot_xmin(?::pg_snapshot) and a.changed_by < ?::xid8
       and not pg_visible_in_snapshot(a.changed_by, ?::pg_snapshot)
     limit ${MOST_TOLD + 1}`,
    [since.snapshot, String(endOfSnapshot(now)), since.snapshot],
  );
  return changed.length > MOST_TOLD ? null : changed.map(({ id }) => id);
}
