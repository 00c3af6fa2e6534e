const CURSOR = /^(\d{1,18})\.(\d{1,18}):(\d{1,18}):((?:\d{1,18}(?:,\d{1,18})*)?)$/;
const LONGEST = 20_000;

/** What a reader has seen of alerts: a snapshot of the database, which says the same in every process. */
export interface AlertPosition {
  /** How many alerts had been deleted by then. */
  readonly deletions: string;
  /** As `pg_current_snapshot` spells it: the oldest transaction that ran, the next one to begin, those that ran. */
  readonly snapshot: string;
}

export function formatAlertCursor({ deletions, snapshot }: AlertPosition): string {
  return `${deletions}.${snapshot}`;
}

/** Null for what is no cursor, or no snapshot that there can be. */
export function parseAlertCursor(text: string): AlertPosition | null {
  const [, deletions, oldest, next, running] = (text.length <= LONGEST && CURSOR.exec(text)) || [];
  if (deletions === undefined || oldest === undefined || next === undefined || running === undefined) return null;
  const [first, end] = [BigInt(oldest), BigInt(next)];
  const ran = running === "" ? [] : running.split(",").map(BigInt);
  const isOrdered = ran.every((id, at) => id >= first && id < end && id > (ran[at - 1] ?? -1n));
  return first > 0n && first <= end && isOrdered ? { deletions, snapshot: `${oldest}:${next}:${running}` } : null;
}

/** The first transaction that a snapshot knows nothing of. */
export function endOfSnapshot({ snapshot }: AlertPosition): bigint {
  return BigInt(snapshot.split(":")[1] ?? "0");
}
