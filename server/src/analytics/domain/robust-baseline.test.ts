import { describe, expect, test } from "vitest";
import { medianOf, robustBaseline } from "./robust-baseline.js";

describe("medianOf", () => {
  test.each([
    { values: [], median: 0n },
    { values: [5n], median: 5n },
    { values: [9n, 1n, 5n], median: 5n },
    { values: [1n, 4n, 100n, 2n], median: 3n },
  ])("of $values is $median", ({ values, median }) => {
    expect(medianOf(values)).toBe(median);
  });
});

describe("robustBaseline", () => {
  test("what varies much is usual in a wide band", () => {
    expect(robustBaseline([1_000n, 2_000n, 3_000n, 4_000n, 5_000n], 1n)).toEqual({
      expected: 3_000n,
      deviation: 1_482n,
      low: 0n,
      high: 8_928n,
    });
  });

  test("one absurd value does not move it", () => {
    const quiet = [1_000n, 1_010n, 990n, 1_005n, 995n, 1_000n, 1_000n];
    expect(robustBaseline([...quiet, 10n ** 18n], 1n)).toEqual(robustBaseline(quiet, 1n));
  });

  test("values that agree by chance still leave 60 % to each side", () => {
    expect(robustBaseline([1_000n, 1_000n, 1_000n], 1n)).toMatchObject({ low: 400n, high: 1_600n });
  });

  test("nothing within the least amount is unusual", () => {
    expect(robustBaseline([0n, 0n, 0n], 50n)).toMatchObject({ expected: 0n, low: 0n, high: 52n });
  });
});
