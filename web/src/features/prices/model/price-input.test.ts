import { describe, expect, test } from "vitest";
import { emptyDraft, withAmountsOf, type PriceDraft } from "./price-draft";
import { readPrice, type Problems } from "./price-input";
import type { PriceVersion } from "./price-version";

const typed: PriceDraft = {
  ...emptyDraft({ provider: "google", model: "gemini-2.5-pro" }),
  rates: { INPUT: "1.25", OUTPUT: "$10" },
};

const instantOf = (wall: string) => `${wall}:00.000Z`;

function read(draft: Partial<PriceDraft>) {
  return readPrice({ ...typed, ...draft }, instantOf);
}

function problemsOf(draft: Partial<PriceDraft>): Problems {
  const result = read(draft);
  return "problems" in result ? result.problems : new Map();
}

describe("a price from a form", () => {
  test("keeps every digit as it was typed", () => {
    expect(read({ rates: { INPUT: "0.0375", OUTPUT: "1,250.000001" } })).toEqual({
      input: {
        projectId: null,
        provider: "google",
        model: "gemini-2.5-pro",
        prefix: false,
        serviceTier: "standard",
        rates: [
          { tokenClass: "INPUT", usdPerMillion: "0.0375", tiers: [] },
          { tokenClass: "OUTPUT", usdPerMillion: "1250.000001", tiers: [] },
        ],
        requestFee: null,
        webSearchFee: null,
        effectiveFrom: null,
        effectiveTo: null,
        note: null,
        sourceUrl: null,
      },
    });
  });

  test("a class left empty has no rate, a zero is free", () => {
    expect(read({ rates: { INPUT: "0", OUTPUT: " " } })).toMatchObject({
      input: { rates: [{ tokenClass: "INPUT", usdPerMillion: "0" }] },
    });
  });

  test("context tiers go to the class they price, lowest first", () => {
    const tiers = [
      { above: "1M", rates: { INPUT: "4" } },
      { above: "200,000", rates: { INPUT: "2.5", OUTPUT: "15" } },
    ];
    expect(read({ tiers })).toMatchObject({
      input: {
        rates: [
          {
            tokenClass: "INPUT",
            usdPerMillion: "1.25",
            tiers: [
              { above: 200_000, usdPerMillion: "2.5" },
              { above: 1_000_000, usdPerMillion: "4" },
            ],
          },
          { tokenClass: "OUTPUT", usdPerMillion: "10", tiers: [{ above: 200_000, usdPerMillion: "15" }] },
        ],
      },
    });
  });

  test("wall clocks become instants", () => {
    expect(read({ effectiveFrom: "2026-12-01T00:00", effectiveTo: "2027-01-01T00:00" })).toMatchObject({
      input: { effectiveFrom: "2026-12-01T00:00:00.000Z", effectiveTo: "2027-01-01T00:00:00.000Z" },
    });
  });

  test("a price for a web search alone is no price for tokens", () => {
    expect([...problemsOf({ rates: {}, webSearchFee: "0.01" })]).toEqual([["rates", "noRates"]]);
  });
});

describe("what is wrong stands at its field", () => {
  test.each<{ name: string; draft: Partial<PriceDraft>; key: string; problem: string }>([
    { name: "no model", draft: { model: " " }, key: "model", problem: "missing" },
    { name: "no provider", draft: { provider: "" }, key: "provider", problem: "missing" },
    { name: "a comma for decimals", draft: { rates: { INPUT: "0,3" } }, key: "rates.INPUT", problem: "noDecimal" },
    {
      name: "less than a pico-dollar a token",
      draft: { rates: { INPUT: "0.0000001" } },
      key: "rates.INPUT",
      problem: "tooFine",
    },
    { name: "a fee that is no number", draft: { requestFee: "free" }, key: "requestFee", problem: "noDecimal" },
    {
      name: "a tier from nothing on",
      draft: { tiers: [{ above: "", rates: { INPUT: "2" } }] },
      key: "tiers.0.above",
      problem: "missing",
    },
    {
      name: "a tier from a word on",
      draft: { tiers: [{ above: "many", rates: { INPUT: "2" } }] },
      key: "tiers.0.above",
      problem: "noTokens",
    },
    {
      name: "a tier of a class without base",
      draft: { tiers: [{ above: "200K", rates: { CACHE_READ: "2" } }] },
      key: "rates.CACHE_READ",
      problem: "noBaseRate",
    },
    {
      name: "an end before its start",
      draft: { effectiveFrom: "2026-12-01T00:00", effectiveTo: "2026-12-01T00:00" },
      key: "effectiveTo",
      problem: "order",
    },
  ])("$name", ({ draft, key, problem }) => {
    expect(problemsOf(draft).get(key)).toBe(problem);
  });
});

test("a suggestion fills every amount in and leaves what the price is for", () => {
  const suggestion: PriceVersion = {
    id: "1",
    provider: "openai",
    model: "gpt-5",
    matches: "",
    origin: "LIST",
    state: "CURRENT",
    projectId: null,
    serviceTier: "standard",
    rates: [
      { tokenClass: "INPUT", usdPerMillion: "1.25", tiers: [{ above: 200_000, usdPerMillion: "2.5" }] },
      { tokenClass: "OUTPUT", usdPerMillion: "10", tiers: [] },
    ],
    requestFee: null,
    webSearchFee: "0.01",
    effectiveFrom: null,
    effectiveTo: null,
    dailyFrom: null,
    dailyTo: null,
    source: "list",
    sourceUrl: "https://example.com/prices",
    checkedOn: "2026-11-20",
    note: null,
    createdAt: "2026-11-20T00:00:00Z",
    createdBy: null,
    retiredAt: null,
  };
  expect(withAmountsOf(emptyDraft({ provider: "azure", model: "gpt-5-eu" }), suggestion)).toMatchObject({
    provider: "azure",
    model: "gpt-5-eu",
    rates: { INPUT: "1.25", OUTPUT: "10" },
    tiers: [{ above: "200000", rates: { INPUT: "2.5" } }],
    requestFee: "",
    webSearchFee: "0.01",
    sourceUrl: "https://example.com/prices",
  });
});
