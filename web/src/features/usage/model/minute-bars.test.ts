import { describe, expect, test } from "vitest";
import { hearTick, minuteBars, minuteCountOf, minuteOf, NOTHING_HEARD, recentRate } from "./minute-bars";

const nowMs = Date.parse("2026-11-23T05:30:20Z");

const slice = {
  bucketStart: "2026-11-23T05:30:00Z",
  projectId: "p",
  apiKeyId: null,
  provider: "x",
  model: "m",
  feature: "f",
  operation: "chat",
  status: "OK",
  requests: 2,
  inputTokens: "1",
  outputTokens: "1",
  totalTokens: "2",
  cost: "0",
  unpricedRequests: 0,
} as const;
const tick = { cursor: "1", droppedBefore: null, at: "2026-11-23T05:30:20Z", requests: 2, slices: [slice] };

describe("minuteBars", () => {
  test("counts requests into the last 60 clock minutes, the running one last", () => {
    const bars = minuteBars({
      events: [
        { time: "2026-11-23T05:30:10Z", totalTokens: 40 },
        { time: "2026-11-23T05:29:59Z", totalTokens: null },
        { time: "2026-11-23T05:29:01Z", totalTokens: 2 },
        { time: "2026-11-23T04:30:59Z", totalTokens: 9 },
      ],
      hasOlder: false,
      added: [{ minute: minuteOf(nowMs), requests: 3, tokens: 5 }],
      heard: NOTHING_HEARD,
      nowMs,
    });
    expect(bars).toHaveLength(60);
    expect(bars.at(-1)).toMatchObject({ requests: 4, tokens: 45 });
    expect(bars.at(-2)).toMatchObject({ requests: 2, tokens: 2 });
    expect(bars[0]).toMatchObject({ requests: 0 });
  });

  test("minutes before a full page are unknown, not empty", () => {
    const bars = minuteBars({
      events: [{ time: "2026-11-23T05:29:30Z", totalTokens: 1 }],
      hasOlder: true,
      added: [],
      heard: NOTHING_HEARD,
      nowMs,
    });
    expect(bars.at(-2)).toMatchObject({ requests: null });
    expect(bars.at(-1)).toMatchObject({ requests: 0 });
  });
});

describe("minuteCountOf", () => {
  test("is the tick's minute", () => {
    expect(minuteCountOf(tick)).toEqual({ minute: minuteOf(nowMs), requests: 2, tokens: 2 });
  });

  test("an import of old requests is no news of this minute", () => {
    expect(minuteCountOf({ ...tick, slices: [{ ...slice, bucketStart: "2024-08-01T00:00:00Z" }] })).toBeNull();
  });

  test("requests that are not listed count, their tokens are unknown", () => {
    expect(minuteCountOf({ ...tick, requests: 8, slices: [] })).toEqual({
      minute: minuteOf(nowMs),
      requests: 8,
      tokens: null,
    });
  });

  test("a tick that was cut says that nothing is known of its minute", () => {
    const cut = { ...tick, requests: 0, slices: [], droppedBefore: tick.at };
    expect(minuteCountOf(cut)).toEqual({ minute: minuteOf(nowMs), requests: null, tokens: null });
  });

  test("a heartbeat is no news", () => {
    expect(minuteCountOf({ ...tick, requests: 0, slices: [] })).toBeNull();
  });
});

describe("hearTick", () => {
  const at = (time: string) => ({ ...tick, at: time });

  test("knows the minutes from the first that was listened to as a whole, where the page does not reach", () => {
    const heard = ["2026-11-23T05:26:30Z", "2026-11-23T05:28:10Z", "2026-11-23T05:28:40Z"]
      .map(at)
      .reduce(hearTick, NOTHING_HEARD);
    const events = [{ time: "2026-11-23T05:30:10Z", totalTokens: 1 }];
    const bars = minuteBars({ events, hasOlder: true, added: [], heard, nowMs });
    // The running minute was cut by the page, but heard from its beginning.
    expect(bars.slice(-5).map(({ requests }) => requests)).toEqual([null, 0, 4, 0, 0]);
  });

  test("forgets what was before a gap", () => {
    const cut = { ...at("2026-11-23T05:29:00Z"), requests: 0, slices: [], droppedBefore: "2026-11-23T05:29:00Z" };
    const heard = [at("2026-11-23T05:26:30Z"), at("2026-11-23T05:28:10Z"), cut].reduce(hearTick, NOTHING_HEARD);
    expect(heard).toEqual({ from: minuteOf(nowMs), counts: [] });
  });
});

describe("recentRate", () => {
  const bars = (...figures: (number | null)[]) =>
    figures.map((requests, minute) => ({ minute, requests, tokens: requests === null ? null : requests * 10 }));

  test("is the mean of the last five minutes and the elapsed part of the running one", () => {
    expect(recentRate(bars(9, 1, 2, 3, 4, 5, 7), 30_000)).toEqual({ requests: 4, tokens: 40 });
  });

  test("requests that just came are not a rate of zero", () => {
    expect(recentRate(bars(0, 0, 0, 0, 0, 8), 0)).toEqual({ requests: 1.6, tokens: 16 });
  });

  test("minutes that nothing is known of are left out", () => {
    expect(recentRate(bars(null, null, null, 6, 4, 0), 0)).toEqual({ requests: 5, tokens: 50 });
  });

  test("what is unknown is no zero: nothing known, or a gap in the latest minutes", () => {
    const unknown = { requests: null, tokens: null };
    expect(recentRate(bars(null, null, null, null, null, null), 0)).toEqual(unknown);
    expect(recentRate(bars(0, 0, 0, 0, 0, null), 0)).toEqual(unknown);
  });

  test("requests without their tokens leave the tokens unknown", () => {
    const minutes = [{ minute: 1, requests: 8, tokens: null }];
    expect(recentRate(minutes, 0)).toEqual({ requests: 8, tokens: null });
  });
});
