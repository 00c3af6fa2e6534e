import type { TickAnswer } from "./usage-answer";

const LIVE_MINUTES = 60;
const MINUTE_MS = 60_000;

/** Requests and tokens of one clock minute. */
export interface MinuteCount {
  /** Whole minutes since 1970. */
  minute: number;
  requests: number;
  tokens: number;
}

/** The last 60 minutes; `null` where nothing is known about the minute, which is not the same as nothing happened. */
export type MinuteBar = MinuteCount | { minute: number; requests: null; tokens: null };

export interface MinuteInput {
  /** The latest requests, newest first. */
  events: readonly { time: string; totalTokens?: number | null | undefined }[];
  /** Whether older requests exist than `events` shows. */
  hasOlder: boolean;
  /** What ticks added since `events` was answered. */
  added: readonly MinuteCount[];
  nowMs: number;
}

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}

/** Counts a page of requests and the ticks after it into the last 60 clock minutes, oldest first. */
export function minuteBars({ events, hasOlder, added, nowMs }: MinuteInput): MinuteBar[] {
  const counts = new Map<number, MinuteCount>();
  const add = (count: MinuteCount) => {
    const before = counts.get(count.minute);
    counts.set(count.minute, {
      minute: count.minute,
      requests: count.requests + (before?.requests ?? 0),
      tokens: count.tokens + (before?.tokens ?? 0),
    });
  };
  for (const { time, totalTokens } of events)
    add({ minute: minuteOf(Date.parse(time)), requests: 1, tokens: totalTokens ?? 0 });
  for (const count of added) add(count);

  const oldest = events.at(-1);
  // A full page may have cut its oldest minute in two.
  const knownFrom = hasOlder && oldest !== undefined ? minuteOf(Date.parse(oldest.time)) + 1 : 0;
  const last = minuteOf(nowMs);
  return Array.from({ length: LIVE_MINUTES }, (_, index): MinuteBar => {
    const minute = last - LIVE_MINUTES + 1 + index;
    if (minute < knownFrom) return { minute, requests: null, tokens: null };
    return counts.get(minute) ?? { minute, requests: 0, tokens: 0 };
  });
}

/** What a tick adds to its minute; an import of old requests is no news of this minute. */
export function minuteCountOf(tick: TickAnswer): MinuteCount | null {
  const at = Date.parse(tick.at);
  const fresh = tick.slices.filter(({ bucketStart }) => Date.parse(bucketStart) > at - 30 * MINUTE_MS);
  const requests = fresh.reduce((sum, slice) => sum + slice.requests, 0);
  if (requests === 0) return null;
  return { minute: minuteOf(at), requests, tokens: fresh.reduce((sum, slice) => sum + Number(slice.totalTokens), 0) };
}

const RATE_MINUTES = 5;

/** Requests and tokens per minute, the mean of the last five minutes that are over. */
export function recentRate(bars: readonly MinuteBar[]): { requests: number; tokens: number } {
  const last = bars.slice(-RATE_MINUTES - 1, -1);
  const mean = (figure: (bar: MinuteBar) => number | null) =>
    last.reduce((sum, bar) => sum + (figure(bar) ?? 0), 0) / Math.max(1, last.length);
  return { requests: mean(({ requests }) => requests), tokens: mean(({ tokens }) => tokens) };
}
