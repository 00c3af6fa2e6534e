import { describe, expect, test } from "vitest";
import { readOwnRates, type EnteredRate, type EnteredRates } from "./read-own-rates.js";

const rate = (usdPerMillion: string, tiers: EnteredRate["tiers"] = []): EnteredRate => ({
  tokenClass: "input",
  usdPerMillion,
  tiers,
});
const entered = (rates: readonly EnteredRate[], fees: Partial<EnteredRates> = {}): EnteredRates => ({
  rates,
  requestFee: null,
  webSearchFee: null,
  ...fees,
});

describe("readOwnRates", () => {
  test.each([
    { usdPerMillion: "3", base: 3_000_000n },
    { usdPerMillion: "0.3", base: 300_000n },
    { usdPerMillion: "0.000001", base: 1n },
    { usdPerMillion: "1.25000000", base: 1_250_000n },
    { usdPerMillion: "0", base: 0n },
    { usdPerMillion: "0.000000", base: 0n },
    { usdPerMillion: "999999999", base: 999_999_999_000_000n },
  ])("$usdPerMillion USD per million tokens are $base pico-USD per token", ({ usdPerMillion, base }) => {
    expect(readOwnRates(entered([rate(usdPerMillion)])).rates.input?.base).toBe(base);
  });

  test("tiers and fees are read to the pico-USD", () => {
    const tiers = [
      { above: 128_000, usdPerMillion: "2.5" },
      { above: 200_000, usdPerMillion: "5" },
    ];
    expect(
      readOwnRates(entered([rate("1.25", tiers)], { requestFee: "0.000000000001", webSearchFee: "0.01" })),
    ).toEqual({
      rates: {
        input: {
          base: 1_250_000n,
          tiers: [
            { above: 128_000, rate: 2_500_000n },
            { above: 200_000, rate: 5_000_000n },
          ],
        },
      },
      request: 1n,
      webSearch: 10_000_000_000n,
    });
  });

  test("a fee that is not named is no fee of nothing", () => {
    expect(readOwnRates(entered([rate("1")]))).toMatchObject({ request: null, webSearch: null });
  });

  const twoTiers = (first: number, second: number) =>
    entered([
      rate("1", [
        { above: first, usdPerMillion: "2" },
        { above: second, usdPerMillion: "3" },
      ]),
    ]);

  test.each([
    { name: "no rate at all", given: entered([]), field: "rates" },
    {
      name: "a seventh decimal that says something",
      given: entered([rate("0.0000001")]),
      field: "rates.0.usdPerMillion",
    },
    { name: "a negative rate", given: entered([rate("-1")]), field: "rates.0.usdPerMillion" },
    { name: "a class twice", given: entered([rate("1"), rate("2")]), field: "rates.1.tokenClass" },
    { name: "tiers that fall", given: twoTiers(200_000, 128_000), field: "rates.0.tiers.1.above" },
    { name: "tiers at the same place", given: twoTiers(128_000, 128_000), field: "rates.0.tiers.1.above" },
    { name: "a tier from nothing on", given: twoTiers(0, 128_000), field: "rates.0.tiers.0.above" },
    {
      name: "a tier's rate with too many decimals",
      given: entered([rate("1", [{ above: 1, usdPerMillion: "0.1234567" }])]),
      field: "rates.0.tiers.0.usdPerMillion",
    },
    { name: "a negative fee", given: entered([rate("1")], { requestFee: "-0.1" }), field: "requestFee" },
    {
      name: "a fee below a pico-USD",
      given: entered([rate("1")], { webSearchFee: "0.0000000000001" }),
      field: "webSearchFee",
    },
  ])("$name is refused by its field", ({ given, field }) => {
    expect(() => readOwnRates(given)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }) as Error);
  });
});
