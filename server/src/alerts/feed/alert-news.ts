import type { Alert } from "../alert.js";

/** Alerts that one message tells at most. */
export const MOST_TOLD = 50;

/** What a subscriber hears at once. Without alerts it says that the connection lives, or that another number is open. */
export interface AlertNews {
  readonly cursor: string;
  /** When it was read. */
  readonly at: Date;
  /** Set when more changed before it than can be told, or some are gone: ask again. No alerts are told then. */
  readonly droppedBefore: Date | null;
  /** How many alerts are open. */
  readonly open: number;
  /** As they are by now, the newest crossing first; each once. */
  readonly alerts: readonly Alert[];
}

/** Two messages as one, for a reader that was busy when the first one came. */
export function mergeNews(former: AlertNews, next: AlertNews): AlertNews {
  const changedAgain = new Set(next.alerts.map(({ id }) => id));
  const alerts = [...next.alerts, ...former.alerts.filter(({ id }) => !changedAgain.has(id))].toSorted(newestFirst);
  const isDropped = former.droppedBefore !== null || next.droppedBefore !== null || alerts.length > MOST_TOLD;
  return isDropped ? { ...next, droppedBefore: next.at, alerts: [] } : { ...next, alerts };
}

function newestFirst(one: Alert, other: Alert): number {
  return other.crossedAt.getTime() - one.crossedAt.getTime() || (BigInt(other.id) > BigInt(one.id) ? 1 : -1);
}
