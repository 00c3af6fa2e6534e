import { describe, expect, test } from "vitest";
import { compareDecimals } from "./compare-decimals";

describe("compareDecimals", () => {
  test.each([
    { a: "2", b: "2.000", order: 0 },
    { a: "10", b: "9.99", order: 1 },
    { a: "0.05", b: "0.5", order: -1 },
    { a: "0.000000000001", b: "0", order: 1 },
    { a: "90071992547409931", b: "90071992547409930", order: 1 },
  ])("$a against $b is $order", ({ a, b, order }) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(order);
  });
});
