import type { TickAnswer } from "./usage-answer";

const LIVE_MINUTES = 60;
const MINUTE_MS = 60_000;

/** Requests and tokens of one clock minute; `null` for what nobody told. */
export interface MinuteCount {
  /** Whole minutes since 1970. */
  minute: number;
  requests: number | null;
  tokens: number | null;
}

export interface MinuteInput {
  /** The latest requests, newest first. */
  events: readonly { time: string; totalTokens?: number | null | undefined }[];
  /** Whether older requests exist than `events` shows. */
  hasOlder: boolean;
  /** What ticks added since `events` was answered. */
  added: readonly MinuteCount[];
  /** What ticks told of whole minutes; where the page of requests does not reach, they know more. */
  heard: HeardMinutes;
  nowMs: number;
}

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS);
}

/** Counts a page of requests and the ticks after it into the last 60 clock minutes, oldest first. */
export function minuteBars({ events, hasOlder, added, heard, nowMs }: MinuteInput): MinuteCount[] {
  const ofEvents = events.map(({ time, totalTokens }) => ({
    minute: minuteOf(Date.parse(time)),
    requests: 1,
    tokens: totalTokens ?? 0,
  }));
  const counts = sumByMinute([...ofEvents, ...added]);
  const heardCounts = sumByMinute(heard.counts);

  const oldest = events.at(-1);
  // A full page may have cut its oldest minute in two.
  const knownFrom = hasOlder && oldest !== undefined ? minuteOf(Date.parse(oldest.time)) + 1 : 0;
  const last = minuteOf(nowMs);
  return Array.from({ length: LIVE_MINUTES }, (_, index): MinuteCount => {
    const minute = last - LIVE_MINUTES + 1 + index;
    if (minute >= knownFrom) return counts.get(minute) ?? { minute, requests: 0, tokens: 0 };
    const isHeard = heard.from !== null && minute >= heard.from;
    return isHeard
      ? (heardCounts.get(minute) ?? { minute, requests: 0, tokens: 0 })
      : { minute, requests: null, tokens: null };
  });
}

/** What is unknown makes a sum unknown. */
function sumByMinute(counts: readonly MinuteCount[]): Map<number, MinuteCount> {
  const sums = new Map<number, MinuteCount>();
  for (const count of counts) {
    const before = sums.get(count.minute) ?? { minute: count.minute, requests: 0, tokens: 0 };
    sums.set(count.minute, {
      minute: count.minute,
      requests: plus(before.requests, count.requests),
      tokens: plus(before.tokens, count.tokens),
    });
  }
  return sums;
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/**
 * What a tick adds to its minute; an import of old requests is no news of this minute.
 *
 * A tick that was cut tells nothing of its minute; one without slices, as for a filter of app users,
 * tells the number of requests alone.
 */
export function minuteCountOf(tick: TickAnswer): MinuteCount | null {
  const at = Date.parse(tick.at);
  const minute = minuteOf(at);
  if (tick.droppedBefore !== null && tick.droppedBefore !== undefined) return { minute, requests: null, tokens: null };
  if (tick.slices.length === 0) return tick.requests === 0 ? null : { minute, requests: tick.requests, tokens: null };
  const fresh = tick.slices.filter(({ bucketStart }) => Date.parse(bucketStart) > at - 30 * MINUTE_MS);
  const requests = fresh.reduce((sum, slice) => sum + slice.requests, 0);
  if (requests === 0) return null;
  return { minute, requests, tokens: fresh.reduce((sum, slice) => sum + Number(slice.totalTokens), 0) };
}

/** What was heard without a gap. */
export interface HeardMinutes {
  /** The first minute that was listened to from its beginning; null before the first tick. */
  from: number | null;
  counts: readonly MinuteCount[];
}

export const NOTHING_HEARD: HeardMinutes = { from: null, counts: [] };

/** Takes in a tick or a heartbeat; after a gap the minutes before it are no longer known. */
export function hearTick(heard: HeardMinutes, tick: TickAnswer): HeardMinutes {
  const minute = minuteOf(Date.parse(tick.at));
  const count = minuteCountOf(tick);
  if (heard.from === null || count?.requests === null) return { from: minute + 1, counts: [] };
  if (count === null) return heard;
  return {
    from: heard.from,
    counts: [...sumByMinute([...heard.counts, count]).values()].filter((one) => one.minute > minute - LIVE_MINUTES),
  };
}

const RATE_MINUTES = 5;

/**
 * Requests and tokens per minute over the last five minutes and the running one, so that what just
 * came counts; `null` when that is not known. Minutes before the first known one are left out.
 */
export function recentRate(
  bars: readonly MinuteCount[],
  nowMs: number,
): { requests: number | null; tokens: number | null } {
  const last = bars.slice(-RATE_MINUTES - 1);
  const first = last.findIndex(({ requests }) => requests !== null);
  if (first === -1) return { requests: null, tokens: null };
  const known = last.slice(first);
  const minutes = known.length - 1 + (nowMs % MINUTE_MS) / MINUTE_MS;
  const rate = (figures: readonly (number | null)[]) => {
    const sum = figures.reduce<number | null>(plus, 0);
    return sum === null ? null : sum / Math.max(1, minutes);
  };
  return { requests: rate(known.map(({ requests }) => requests)), tokens: rate(known.map(({ tokens }) => tokens)) };
}
