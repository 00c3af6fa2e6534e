import { pico } from "@tokenledger/model/money";
import { describe, expect, test } from "vitest";
import { discounted, pickDiscount, type Discount } from "./discount.js";

const JANUARY = Date.UTC(2026, 0, 1);
const JUNE = Date.UTC(2026, 5, 1);

function discount(id: number, overrides: Partial<Discount>): Discount {
  return {
    id,
    projectId: null,
    provider: null,
    model: null,
    factorPpm: 900_000,
    effectiveFromMs: JANUARY,
    effectiveToMs: null,
    note: "agreed",
    ...overrides,
  };
}

describe("discounted", () => {
  test.each([
    { name: "7 % off", total: 1_000_000n, ppm: 930_000, paid: 930_000n },
    { name: "a surcharge of 10 %", total: 1_000_000n, ppm: 1_100_000, paid: 1_100_000n },
    { name: "nothing is left of nothing", total: 0n, ppm: 930_000, paid: 0n },
    { name: "all of it is given away", total: 1_000_000n, ppm: 0, paid: 0n },
    { name: "a half goes to the even neighbour below", total: 1n, ppm: 500_000, paid: 0n },
    { name: "a half goes to the even neighbour above", total: 3n, ppm: 500_000, paid: 2n },
    { name: "less than a half goes down", total: 1n, ppm: 499_999, paid: 0n },
    { name: "more than a half goes up", total: 1n, ppm: 500_001, paid: 1n },
  ])("$name", ({ total, ppm, paid }) => {
    expect(discounted(pico(total), { factorPpm: ppm })).toBe(paid);
  });
});

describe("pickDiscount", () => {
  const everywhere = discount(1, {});
  const ofProvider = discount(2, { provider: "openai" });
  const ofModel = discount(3, { model: "gpt-5" });
  const ofProject = discount(4, { projectId: 1 });
  const ofProjectAndProvider = discount(5, { projectId: 1, provider: "openai" });
  const ofProjectAndModel = discount(6, { projectId: 1, model: "gpt-5" });
  const ranked = [everywhere, ofProvider, ofModel, ofProject, ofProjectAndProvider, ofProjectAndModel];

  test.each(ranked.map((winner, at) => ({ winner, others: ranked.slice(0, at) })))(
    "the more specific one counts alone: $winner.id",
    ({ winner, others }) => {
      expect(pickDiscount([winner, ...others], JUNE)?.id).toBe(winner.id);
      expect(pickDiscount([...others, winner], JUNE)?.id).toBe(winner.id);
    },
  );

  test("counts from its first instant to before its last", () => {
    const dated = discount(7, { effectiveFromMs: JANUARY, effectiveToMs: JUNE });
    const at = (ms: number) => pickDiscount([dated], ms)?.id ?? null;
    expect([at(JANUARY - 1), at(JANUARY), at(JUNE - 1), at(JUNE)]).toEqual([null, 7, 7, null]);
  });

  test("of two of the same kind the one that began last counts, then the one entered last", () => {
    const later = discount(8, { effectiveFromMs: JUNE });
    expect(pickDiscount([later, everywhere], JUNE)?.id).toBe(8);
    expect(pickDiscount([discount(9, {}), everywhere], JUNE)?.id).toBe(9);
  });
});
