import { describe, expect, test } from "vitest";
import { detectorInput, flat, requestSums, usualSizes } from "../../../../test/savings/detector-input.js";
import { cacheablePrefix } from "./cacheable-prefix.js";

const constant = (input = flat(2_000), changes: object = {}) =>
  requestSums({ usual: usualSizes({ input }), warm: 900, inputTokens: 2_000_000n, ...changes });

describe("cacheablePrefix", () => {
  test.each([
    {
      name: "the prefix of requests that come in time, at 90 instead of 100 less; low: of half of it",
      sums: constant(),
      found: [[900n * 1_000n * 90n, 900n * 2_000n * 90n]],
    },
    {
      name: "what is cached already is not saved again",
      sums: constant(flat(2_000), { cachedTokens: 100_000n }),
      found: [[(900n * 1_000n - 100_000n) * 90n, (900n * 2_000n - 100_000n) * 90n]],
    },
    { name: "too short for the provider", sums: constant(flat(1_023)), found: [] },
    { name: "inputs that vary have no known prefix", sums: constant({ ...flat(2_000), p05: 1_499 }), found: [] },
    { name: "three tenths cached is well done", sums: constant(flat(2_000), { cachedTokens: 600_000n }), found: [] },
    { name: "too seldom for a provider to remember", sums: constant(flat(2_000), { warm: 499 }), found: [] },
  ])("$name", ({ sums, found }) => {
    const { findings } = cacheablePrefix(detectorInput({ requests: [sums] }));
    expect(findings.map(({ low, high }) => [low, high])).toEqual(found);
  });
});
