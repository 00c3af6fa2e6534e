/** Before that much time one does not know how fast it goes. */
const SOONEST_MS = 2_000;

interface Pace {
  /** Null before it began. */
  readonly startedAt: Date | null;
  readonly rowsDone: number;
  /** Null where nobody counted. */
  readonly rowsTotal: number | null;
}

/** How long an export will go on at the pace that it had so far, in whole seconds; null while nobody can know. */
export function remainingSeconds({ startedAt, rowsDone, rowsTotal }: Pace, now: Date): number | null {
  if (startedAt === null || rowsTotal === null || rowsDone === 0) return null;
  const passedMs = now.getTime() - startedAt.getTime();
  if (passedMs < SOONEST_MS) return null;
  return Math.ceil((passedMs * Math.max(0, rowsTotal - rowsDone)) / rowsDone / 1000);
}
