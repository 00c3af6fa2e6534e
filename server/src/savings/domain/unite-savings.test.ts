import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CELL } from "../../../test/savings/detector-input.js";
import { uniteSavings } from "./unite-savings.js";

const part = (effect: "REMOVES" | "CHEAPENS", high: bigint, feature = "summary") => ({
  effect,
  parts: [{ cell: { ...CELL, feature }, low: high / 2n, high }],
});

describe("uniteSavings", () => {
  test.each([
    { name: "nothing", findings: [], high: 0n },
    { name: "what is removed adds up", findings: [part("REMOVES", 200n), part("REMOVES", 300n)], high: 500n },
    {
      name: "of what makes all cheaper, the best counts",
      findings: [part("CHEAPENS", 200n), part("CHEAPENS", 300n)],
      high: 300n,
    },
    { name: "what is left is made cheaper", findings: [part("REMOVES", 200n), part("CHEAPENS", 500n)], high: 600n },
    { name: "cells are apart", findings: [part("CHEAPENS", 200n), part("CHEAPENS", 300n, "tag")], high: 500n },
    { name: "never more than the cell costs", findings: [part("REMOVES", 800n), part("REMOVES", 800n)], high: 1_000n },
  ])("$name", ({ findings, high }) => {
    expect(uniteSavings(findings, () => 1_000n).high).toBe(high);
  });

  test("is at least the best finding, at most all together, and low is not above high", () => {
    const finding = fc.tuple(fc.constantFrom("REMOVES" as const, "CHEAPENS" as const), fc.bigInt(0n, 1_000n));
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 6 }), (drawn) => {
        const findings = drawn.map(([effect, high]) => part(effect, high));
        const { low, high } = uniteSavings(findings, () => 1_000n);
        const each = drawn.map(([, amount]) => amount);
        expect(high).toBeLessThanOrEqual(each.reduce((sum, amount) => sum + amount, 0n));
        expect(high).toBeLessThanOrEqual(1_000n);
        for (const amount of each) expect(high).toBeGreaterThanOrEqual(amount - 1n);
        expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});
