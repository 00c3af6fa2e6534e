import { describe, expect, test } from "vitest";
import { usualLimit } from "./usual-limit.js";

describe("usualLimit", () => {
  test("there is none without periods", () => {
    expect(usualLimit([])).toBeNull();
  });

  test("of one period is that one", () => {
    expect(usualLimit([{ used: 1_234n, count: 1 }])).toBe(1_300n);
  });

  test("leaves one of twenty periods outside", () => {
    const days = Array.from({ length: 20 }, (_, at) => ({ used: BigInt(at + 1), count: 1 }));
    expect(usualLimit(days.toReversed())).toBe(19n);
  });

  test("counts periods that used the same", () => {
    expect(
      usualLimit([
        { used: 90n, count: 5 },
        { used: 10n, count: 95 },
      ]),
    ).toBe(10n);
    expect(
      usualLimit([
        { used: 90n, count: 6 },
        { used: 10n, count: 94 },
      ]),
    ).toBe(90n);
  });
});
