const CURSOR = /^([\w-]{1,64}):(\d{1,15})$/;

/** Where a subscriber is in one feed. Feeds of other processes, and of this one before it restarted, count anew. */
export interface CursorPosition {
  readonly feedId: string;
  readonly number: number;
}

export function formatCursor({ feedId, number }: CursorPosition): string {
  return `${feedId}:${number}`;
}

/** Null for what is no cursor. */
export function parseCursor(text: string): CursorPosition | null {
  const [, feedId, number] = CURSOR.exec(text) ?? [];
  return feedId === undefined || number === undefined ? null : { feedId, number: Number(number) };
}
