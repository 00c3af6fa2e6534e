const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;
/** So long is tried, from when a message was due first. */
const TRIED_FOR_MS = 86_400_000;

export interface FailedTry {
  /** Tries so far, this one among them. */
  readonly tries: number;
  readonly endedAt: Date;
  /** When it was to be sent at the earliest. */
  readonly firstDueAt: Date;
  readonly permanent: boolean;
  /** How long the server wants to be left alone; null where it did not say. */
  readonly retryAfterSeconds: number | null;
}

/**
 * When a message that was not taken is tried again; null when it is given up: it would be refused for ever, or was tried
 * for a day.
 *
 * Any moment within a span that doubles with each try, from 5 seconds to an hour: who was away together does not come
 * back together. One more try is made when the day ends.
 *
 * @param random from 0 inclusive to 1 exclusive
 */
export function nextTry({ tries, endedAt, firstDueAt, permanent, retryAfterSeconds }: FailedTry, random: number) {
  const givenUpAt = firstDueAt.getTime() + TRIED_FOR_MS;
  if (permanent || endedAt.getTime() >= givenUpAt) return null;
  const span = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS);
  const leftAlone = (retryAfterSeconds ?? 0) * 1_000;
  const waits = leftAlone + random * (leftAlone === 0 ? span : FIRST_MS);
  return new Date(Math.min(Math.ceil(endedAt.getTime() + waits), givenUpAt));
}
