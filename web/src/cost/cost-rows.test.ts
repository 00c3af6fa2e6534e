import { describe, expect, test } from "vitest";
import { createFormat } from "../lib/format";
import type { Breakdown } from "./breakdown-fields";
import { longestFraction, toCostSum } from "./cost-rows";

const format = createFormat("en", "UTC");
const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
  values === undefined ? key : `${key} ${Object.values(values).join(" ")}`;

/** 12,000 input of which 8,000 cached, 500 output and 1,500 reasoning of Gemini 2.5 Flash. */
const FLASH: Breakdown = {
  costState: "PRICED",
  cost: "0.00644",
  lines: [
    { kind: "TOKENS", tokenClass: "INPUT", soldAs: "INPUT", quantity: 4000, rate: "0.3", amount: "0.0012" },
    { kind: "TOKENS", tokenClass: "CACHE_READ", soldAs: "CACHE_READ", quantity: 8000, rate: "0.03", amount: "0.00024" },
    { kind: "TOKENS", tokenClass: "OUTPUT", soldAs: "OUTPUT", quantity: 500, rate: "2.5", amount: "0.00125" },
    { kind: "TOKENS", tokenClass: "REASONING", soldAs: "OUTPUT", quantity: 1500, rate: "2.5", amount: "0.00375" },
  ],
  listTotal: "0.00644",
  discount: null,
  price: null,
  totalInputTokens: 12000,
  contextTierAbove: null,
  reasons: [],
  unpricedReason: null,
  unpricedDetail: null,
};

describe("the lines of a cost", () => {
  test("every amount has the decimals of the longest one, so that the column adds up by eye", () => {
    const { rows, cost } = toCostSum(FLASH, format, t);
    expect(rows.map(({ amount }) => amount)).toEqual(["$0.00120", "$0.00024", "$0.00125", "$0.00375"]);
    expect(cost).toBe("$0.00644");
  });

  test("a class without a rate of its own says at whose rate it was billed", () => {
    const { rows } = toCostSum(FLASH, format, t);
    expect(rows.map(({ soldAs }) => soldAs)).toEqual([null, null, null, "cost.soldAs cost.class.OUTPUT"]);
  });

  test("rates have cents at least, and no digit less than they have", () => {
    const { rows } = toCostSum(FLASH, format, t);
    expect(rows.map(({ rate }) => rate)).toEqual([
      "cost.rate.TOKENS $0.30",
      "cost.rate.TOKENS $0.03",
      "cost.rate.TOKENS $2.50",
      "cost.rate.TOKENS $2.50",
    ]);
  });

  test("the list total stands there only where a discount follows it", () => {
    expect(toCostSum(FLASH, format, t).listTotal).toBeNull();
    const discounted = {
      ...FLASH,
      cost: "0.005796",
      discount: { id: "1", factor: "0.9", note: "", amount: "-0.000644" },
    };
    const { listTotal, discount, cost } = toCostSum(discounted, format, t);
    expect([listTotal, discount?.amount, cost]).toEqual(["$0.006440", "-$0.000644", "$0.005796"]);
  });

  test("an unknown cost is no amount", () => {
    expect(toCostSum({ ...FLASH, lines: [], listTotal: null, cost: null }, format, t).cost).toBeNull();
  });
});

test.each([
  { name: "cents at least", amounts: ["1", "2.5"], decimals: 2 },
  { name: "the longest decides", amounts: ["1.25", "0.000000000001"], decimals: 12 },
  { name: "what is unknown has none", amounts: [null, undefined, "0.125"], decimals: 3 },
])("longestFraction: $name", ({ amounts, decimals }) => {
  expect(longestFraction(amounts)).toBe(decimals);
});
