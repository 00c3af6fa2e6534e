import { describe, expect, test } from "vitest";
import { formatFactor, readFactorPpm } from "./read-factor.js";

describe("a factor", () => {
  test.each([
    { factor: "0.93", ppm: 930_000 },
    { factor: "1", ppm: 1_000_000 },
    { factor: "1.1", ppm: 1_100_000 },
    { factor: "0", ppm: 0 },
    { factor: "10", ppm: 10_000_000 },
    { factor: "0.000001", ppm: 1 },
  ])("of $factor is $ppm millionths, and back", ({ factor, ppm }) => {
    expect(readFactorPpm(factor)).toBe(ppm);
    expect(formatFactor(ppm)).toBe(factor);
  });

  test.each(["0.930", "00.93", "0.9300000000"])("may be spelled %s", (factor) => {
    expect(readFactorPpm(factor)).toBe(930_000);
  });

  test.each(["10.000001", "-1", "0.9300001", "100", "", "1e3"])("of %j is refused", (factor) => {
    expect(() => readFactorPpm(factor)).toThrow(
      expect.objectContaining({ code: "BAD_INPUT", field: "factor" }) as Error,
    );
  });
});
