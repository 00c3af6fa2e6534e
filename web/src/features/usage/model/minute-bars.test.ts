import { describe, expect, test } from "vitest";
import { minuteBars, minuteCountOf, minuteOf, recentRate } from "./minute-bars";

const nowMs = Date.parse("2026-11-23T05:30:20Z");

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
      nowMs,
    });
    expect(bars.at(-2)).toMatchObject({ requests: null });
    expect(bars.at(-1)).toMatchObject({ requests: 0 });
  });
});

describe("minuteCountOf", () => {
  const slice = {
    bucketStart: "2026-11-23T05:30:00Z",
    projectId: "p",
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

  test("is the tick's minute", () => {
    expect(minuteCountOf(tick)).toEqual({ minute: minuteOf(nowMs), requests: 2, tokens: 2 });
  });

  test("an import of old requests is no news of this minute", () => {
    expect(minuteCountOf({ ...tick, slices: [{ ...slice, bucketStart: "2024-08-01T00:00:00Z" }] })).toBeNull();
  });
});

test("the rate is the mean of the five minutes before the running one", () => {
  const bars = [9, 1, 2, 3, 4, 5, 100].map((requests, minute) => ({ minute, requests, tokens: requests * 10 }));
  expect(recentRate(bars)).toEqual({ requests: 3, tokens: 30 });
});
