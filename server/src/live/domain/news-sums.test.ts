import { describe, expect, test } from "vitest";
import { MAX_SLICES, NewsSums } from "./news-sums.js";
import type { TickSlice } from "./tick-slice.js";

const START = new Date("2026-11-23T09:00:00Z");

function slice(change: Partial<TickSlice> = {}): TickSlice {
  return {
    dimensionId: 1,
    bucketStart: START,
    requests: 1,
    unpricedRequests: 0,
    inputTokens: 10n,
    outputTokens: 5n,
    totalTokens: 15n,
    cost: 7n,
    ...change,
  };
}

function news(...slices: readonly TickSlice[]) {
  return { requests: slices.length, slices, isListed: true };
}

describe("NewsSums", () => {
  test("adds up what belongs to one bucket and one set of dimensions", () => {
    const sums = new NewsSums();
    sums.add(news(slice(), slice({ unpricedRequests: 1, cost: 0n })));
    sums.add(news(slice({ inputTokens: 2n ** 70n })));
    expect(sums.take()).toEqual({
      requests: 3,
      isListed: true,
      slices: [
        slice({
          requests: 3,
          unpricedRequests: 1,
          inputTokens: 20n + 2n ** 70n,
          outputTokens: 15n,
          totalTokens: 45n,
          cost: 14n,
        }),
      ],
    });
  });

  test("keeps buckets and dimensions apart", () => {
    const sums = new NewsSums();
    const others = [slice({ dimensionId: 2 }), slice({ bucketStart: new Date("2026-11-23T09:15:00Z") })];
    sums.add(news(slice(), ...others));
    expect(sums.take().slices).toEqual([slice(), ...others]);
  });

  test("begins again once it was taken", () => {
    const sums = new NewsSums();
    sums.add(news(slice()));
    sums.take();
    expect(sums.isEmpty).toBe(true);
    expect(sums.take()).toEqual({ requests: 0, slices: [], isListed: true });
  });

  test("more than can be placed on a screen is counted, not listed, and what follows neither", () => {
    const sums = new NewsSums();
    sums.add(news(...Array.from({ length: MAX_SLICES }, (_, index) => slice({ dimensionId: index }))));
    expect(sums.isEmpty).toBe(false);
    sums.add(news(slice({ dimensionId: MAX_SLICES })));
    sums.add(news(slice()));
    expect(sums.take()).toEqual({ requests: MAX_SLICES + 2, slices: [], isListed: false });
  });

  test("one part that is not listed makes the whole unlisted, even without requests", () => {
    const sums = new NewsSums();
    sums.add({ requests: 0, slices: [], isListed: false });
    expect(sums.isEmpty).toBe(false);
    sums.add(news(slice()));
    expect(sums.take()).toEqual({ requests: 1, slices: [], isListed: false });
  });
});
