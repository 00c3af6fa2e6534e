import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";
import { NO_TOKENS, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseUsage } from "./normalise-usage.js";
import type { Rate, RateCard } from "./price-version.js";
import { isFreeCard, priceUsage } from "./price-usage.js";
import type { Fields } from "./read-count.js";

/** Decimal USD per million tokens; with a tier `[base, above, rate]`. */
type ListPrice = string | readonly [base: string, above: number, rate: string];

function card(prices: Partial<Record<TokenClass, ListPrice>>, request: string | null = null): RateCard {
  const entries = Object.entries(prices).map(([tokenClass, price]) => [tokenClass, rateOf(price)]);
  return { rates: Object.fromEntries(entries), request: request === null ? null : parseUsd(request), webSearch: null };
}

function rateOf(price: ListPrice): Rate {
  if (typeof price === "string") return { base: perToken(price), tiers: [] };
  const [base, above, rate] = price;
  return { base: perToken(base), tiers: [{ above, rate: perToken(rate) }] };
}

function perToken(usdPerMillion: string) {
  return pico(parseUsd(usdPerMillion) / 1_000_000n);
}

function gemini(usage: Fields): TokenCounts {
  return countsOf({ provider: "google", dialect: "gemini", usage, canonical: {} });
}

function canonical(fields: Fields): TokenCounts {
  return countsOf({ provider: "openai", dialect: null, usage: null, canonical: fields });
}

function countsOf(event: Parameters<typeof normaliseUsage>[0]): TokenCounts {
  const { counts } = normaliseUsage(event);
  if (counts === null) throw new Error("the vector reports no usage");
  return counts;
}

const FLASH = card({ input: "0.30", cache_read: "0.03", input_audio: "1.00", output: "2.50" });
const PRO = card({
  input: ["1.25", 200_000, "2.50"],
  cache_read: ["0.125", 200_000, "0.25"],
  output: ["10", 200_000, "15"],
});
const GPT_5 = card({ input: "1.25", cache_read: "0.125", output: "10" });
const GPT_5_4 = card({ input: ["2.5", 272_000, "5"], output: ["15", 272_000, "22.5"] });

describe("golden vectors", () => {
  test.each([
    {
      name: "thoughts are output, the cache is inside the prompt",
      counts: gemini({
        promptTokenCount: 12_000,
        cachedContentTokenCount: 8_000,
        candidatesTokenCount: 500,
        thoughtsTokenCount: 1_500,
        totalTokenCount: 14_000,
      }),
      card: FLASH,
      usd: "0.00644",
    },
    {
      name: "exactly at a context tier the lower price holds",
      counts: gemini({ promptTokenCount: 200_000, candidatesTokenCount: 1_000 }),
      card: PRO,
      usd: "0.26",
    },
    {
      name: "one token above it the whole request costs more, its output too",
      counts: gemini({ promptTokenCount: 200_001, candidatesTokenCount: 1_000 }),
      card: PRO,
      usd: "0.5150025",
    },
    {
      name: "cached tokens count towards the tier",
      counts: gemini({ promptTokenCount: 262_960, cachedContentTokenCount: 257_955, candidatesTokenCount: 1_744 }),
      card: PRO,
      usd: "0.10316125",
    },
    {
      name: "audio in the prompt has its own price",
      counts: gemini({
        promptTokenCount: 10_000,
        promptTokensDetails: [
          { modality: "AUDIO", tokenCount: 9_000 },
          { modality: "TEXT", tokenCount: 1_000 },
        ],
        candidatesTokenCount: 300,
      }),
      card: FLASH,
      usd: "0.01005",
    },
    {
      name: "tool-use prompts are input",
      counts: gemini({ promptTokenCount: 1_000, toolUsePromptTokenCount: 2_500, candidatesTokenCount: 400 }),
      card: FLASH,
      usd: "0.00205",
    },
    {
      name: "reasoning inside inclusive output is not added again",
      counts: canonical({ inputTokens: 1_486, cachedInputTokens: 1_408, outputTokens: 651, reasoningTokens: 512 }),
      card: GPT_5,
      usd: "0.0067835",
    },
    {
      name: "a tier at 272,000 is not reached by 272,000",
      counts: canonical({ inputTokens: 272_000, outputTokens: 2_000 }),
      card: GPT_5_4,
      usd: "0.71",
    },
    {
      name: "and is by 272,001",
      counts: canonical({ inputTokens: 272_001, outputTokens: 2_000 }),
      card: GPT_5_4,
      usd: "1.405005",
    },
  ])("$name: $usd", ({ counts, card: rates, usd }) => {
    const cost = priceUsage(counts, rates);
    expect(cost === null ? null : formatUsd(cost)).toBe(usd);
  });
});

const tenOf = (tokenClass: TokenClass) => ({ ...NO_TOKENS, [tokenClass]: 10 });

describe("a class without its own rate is sold as its parent", () => {
  test.each([
    { tokenClass: "cache_read", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "cache_write", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "cache_write_1h", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "cache_write_1h", rates: { input: "3", cache_write: "4" }, usd: "0.00004" },
    { tokenClass: "cache_write_1h", rates: { input: "3", cache_write: "4", cache_write_1h: "6" }, usd: "0.00006" },
    { tokenClass: "input_audio", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "input_image", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "input_video", rates: { input: "3", input_video: "5" }, usd: "0.00005" },
    { tokenClass: "cache_read_audio", rates: { input: "3" }, usd: "0.00003" },
    { tokenClass: "cache_read_audio", rates: { input: "3", input_audio: "8" }, usd: "0.00008" },
    { tokenClass: "cache_read_audio", rates: { input: "3", cache_read: "1" }, usd: "0.00001" },
    { tokenClass: "reasoning", rates: { output: "7" }, usd: "0.00007" },
    { tokenClass: "reasoning", rates: { output: "7", reasoning: "2" }, usd: "0.00002" },
    { tokenClass: "output_audio", rates: { output: "7" }, usd: "0.00007" },
    { tokenClass: "output_image", rates: { output: "7" }, usd: "0.00007" },
  ] satisfies readonly { tokenClass: TokenClass; rates: Partial<Record<TokenClass, ListPrice>>; usd: string }[])(
    "$tokenClass under $rates",
    ({ tokenClass, rates, usd }) => {
      expect(priceUsage(tenOf(tokenClass), card(rates))).toBe(parseUsd(usd));
    },
  );

  test("a used class without any rate makes the whole request unpriced", () => {
    expect(priceUsage({ ...NO_TOKENS, input: 5, output: 1 }, card({ input: "3" }))).toBeNull();
  });

  test("an unused class needs no rate", () => {
    expect(priceUsage({ ...NO_TOKENS, input: 5 }, card({ input: "3" }))).toBe(15_000_000n);
  });
});

describe("fees, free models and unknown prices", () => {
  test("a fee per request is added once", () => {
    const cost = priceUsage({ ...NO_TOKENS, input: 1_000_000 }, card({ input: "1", output: "1" }, "0.012"));
    expect(cost).toBe(parseUsd("1.012"));
  });

  test("a card without rates prices nothing, not even a request without tokens", () => {
    expect(priceUsage(NO_TOKENS, card({}))).toBeNull();
  });

  test.each([
    { name: "zero rates are free", card: card({ input: "0", output: "0" }), free: true },
    { name: "one rate above zero is not", card: card({ input: "0", output: "1" }), free: false },
    { name: "nor a tier above zero", card: card({ input: ["0", 10, "1"] }), free: false },
    { name: "nor a fee", card: card({ input: "0" }, "0.01"), free: false },
    { name: "no rates are unknown, not free", card: card({}), free: false },
  ])("$name", ({ card: rates, free }) => {
    expect(isFreeCard(rates)).toBe(free);
  });

  test("the largest counts stay exact", () => {
    const cost = priceUsage({ ...NO_TOKENS, input: Number.MAX_SAFE_INTEGER }, card({ input: "0.000001" }));
    expect(cost).toBe(BigInt(Number.MAX_SAFE_INTEGER));
  });
});
