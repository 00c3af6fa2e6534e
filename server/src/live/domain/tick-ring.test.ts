import { describe, expect, test } from "vitest";
import { formatCursor, parseCursor } from "./cursor.js";
import type { NamedSlice } from "./named-slice.js";
import { TickRing } from "./tick-ring.js";
import { newsFor, type FeedTick } from "./usage-tick.js";

function slice(change: Partial<NamedSlice> = {}): NamedSlice {
  return {
    dimensionId: 1,
    bucketStart: new Date("2026-11-23T09:00:00Z"),
    requests: 1,
    unpricedRequests: 0,
    inputTokens: 1n,
    outputTokens: 1n,
    totalTokens: 2n,
    cost: 1n,
    projectId: 1,
    apiKeyId: null,
    provider: "google",
    model: "flash",
    feature: "summary",
    operation: "chat",
    status: "ok",
    ...change,
  };
}

function tick(number: number, slices = 1): FeedTick {
  const news = { requests: slices, slices: Array.from({ length: slices }, () => slice()), isListed: true };
  return { number, news };
}

describe("TickRing", () => {
  test("gives what came after a number", () => {
    const ring = new TickRing();
    [1, 2, 3].forEach((number) => ring.push(tick(number)));
    expect(ring.after(1)?.map(({ number }) => number)).toEqual([2, 3]);
    expect(ring.after(0)).toHaveLength(3);
  });

  test("after the last one there is nothing, also before the first", () => {
    const ring = new TickRing();
    expect(ring.after(0)).toEqual([]);
    ring.push(tick(1));
    expect(ring.after(1)).toEqual([]);
  });

  test("forgets the oldest of a thousand, and says so", () => {
    const ring = new TickRing();
    for (let number = 1; number <= 1_001; number += 1) ring.push(tick(number));
    expect(ring.after(1)).toHaveLength(1_000);
    expect(ring.after(0)).toBeNull();
  });

  test("forgets sooner when ticks are large", () => {
    const ring = new TickRing();
    for (let number = 1; number <= 30; number += 1) ring.push(tick(number, 1_000));
    expect(ring.after(10)).toHaveLength(20);
    expect(ring.after(9)).toBeNull();
  });
});

const isFlash = ({ model }: NamedSlice) => model === "flash";

describe("newsFor", () => {
  test("keeps what concerns the subscriber, and counts its requests", () => {
    const news = {
      requests: 7,
      slices: [slice({ requests: 2 }), slice({ requests: 5, model: "pro" })],
      isListed: true,
    };
    expect(newsFor(news, isFlash)).toEqual({ requests: 2, slices: [slice({ requests: 2 })], isListed: true });
  });

  test("what is not listed concerns everybody, but does not tell how much there is", () => {
    const news = { requests: 7, slices: [], isListed: false };
    expect(newsFor(news, isFlash)).toEqual({ requests: 0, slices: [], isListed: false });
  });
});

describe("cursors", () => {
  test("are read back", () => {
    const position = { feedId: "3f0c-a1", number: 42 };
    expect(parseCursor(formatCursor(position))).toEqual(position);
  });

  test.each(["", "42", "a:", "a:-1", "a:1.5", "a b:1", `a:${"9".repeat(16)}`, `${"a".repeat(65)}:1`])(
    "%j is none",
    (text) => {
      expect(parseCursor(text)).toBeNull();
    },
  );
});
