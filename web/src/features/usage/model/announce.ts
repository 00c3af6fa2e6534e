export interface Announced {
  /** Told, or known from the page when it was opened. */
  text: string;
  atMs: number;
  /** Nothing has changed since the page was opened. */
  isFirst: boolean;
}

/** More often, a screen reader would say nothing else. */
const EVERY_MS = 30_000;

/** What is announced now: something new at most every 30 seconds, else what was. */
export function announce(before: Announced, text: string, nowMs: number): Announced {
  return text === before.text || nowMs - before.atMs < EVERY_MS ? before : { text, atMs: nowMs, isFirst: false };
}
