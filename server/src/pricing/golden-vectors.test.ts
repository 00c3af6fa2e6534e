import { formatUsd } from "@tokenledger/model/money";
import { describe, expect, test } from "vitest";
import { packageVersions } from "../../test/pricing/package-versions.js";
import type { ListPrices } from "./corrections/correction.js";
import { ratesOf } from "./corrections/rates-of.js";
import { normaliseUsage } from "./domain/normalise-usage.js";
import type { PriceVersion } from "./domain/price-version.js";
import { PriceList } from "./price-list.js";
import { parseRates } from "./stored-price.js";

interface GoldenVector {
  readonly name: string;
  readonly provider: string;
  readonly model: string;
  /** As the provider reports it. */
  readonly usage: Record<string, unknown>;
  readonly at?: string;
  readonly serviceTier?: string;
  /** USD per million tokens, independent of the list that comes with the product. */
  readonly prices: ListPrices;
  readonly usd: string;
  /** What a usual mistake comes to. */
  readonly wrong: readonly string[];
}

const FLASH = { input: 0.3, cache_read: 0.03, input_audio: 1, output: 2.5 } as const;
const PRO = {
  input: [1.25, 200_000, 2.5],
  cache_read: [0.125, 200_000, 0.25],
  output: [10, 200_000, 15],
} as const;
const SONNET = { input: 3, cache_read: 0.3, cache_write: 3.75, cache_write_1h: 6, output: 15 } as const;
const GPT_5 = { input: 1.25, cache_read: 0.125, output: 10 } as const;
const GPT_5_4 = { input: [2.5, 272_000, 5], output: [15, 272_000, 22.5] } as const;

const flash = { provider: "google", model: "gemini-2.5-flash", prices: FLASH };
const pro = { provider: "google", model: "gemini-2.5-pro", prices: PRO };
const sonnet = { provider: "anthropic", model: "claude-sonnet-4-6", prices: SONNET, at: "2026-04-01" };
const thousandEach = { prompt_tokens: 1_000, completion_tokens: 1_000, total_tokens: 2_000 };
const thousandOfGemini = { promptTokenCount: 1_000, candidatesTokenCount: 1_000, totalTokenCount: 2_000 };

const VECTORS: readonly GoldenVector[] = [
  {
    name: "G1 thoughts are output, cached tokens are inside the prompt",
    ...flash,
    usage: {
      promptTokenCount: 12_000,
      cachedContentTokenCount: 8_000,
      candidatesTokenCount: 500,
      thoughtsTokenCount: 1_500,
      totalTokenCount: 14_000,
    },
    usd: "0.00644",
    wrong: ["0.00269", "0.00884"],
  },
  {
    name: "G2 exactly 200,000 tokens are the lower tier",
    ...pro,
    usage: { promptTokenCount: 200_000, candidatesTokenCount: 1_000, totalTokenCount: 201_000 },
    usd: "0.26",
    wrong: [],
  },
  {
    name: "G3 one more reprices the whole request",
    ...pro,
    usage: { promptTokenCount: 200_001, candidatesTokenCount: 1_000, totalTokenCount: 201_001 },
    usd: "0.5150025",
    wrong: ["0.2600025"],
  },
  {
    name: "G4 cached tokens count towards the tier and are repriced",
    ...pro,
    usage: {
      promptTokenCount: 262_960,
      cachedContentTokenCount: 257_955,
      candidatesTokenCount: 1_744,
      totalTokenCount: 264_704,
    },
    usd: "0.10316125",
    wrong: ["0.055940625"],
  },
  {
    name: "G5 audio is not sold as text",
    ...flash,
    usage: {
      promptTokenCount: 10_000,
      promptTokensDetails: [
        { modality: "AUDIO", tokenCount: 9_000 },
        { modality: "TEXT", tokenCount: 1_000 },
      ],
      candidatesTokenCount: 300,
      totalTokenCount: 10_300,
    },
    usd: "0.01005",
    wrong: ["0.00375"],
  },
  {
    name: "G6 the prompt of tools is input",
    ...flash,
    usage: {
      promptTokenCount: 1_000,
      toolUsePromptTokenCount: 2_500,
      candidatesTokenCount: 400,
      totalTokenCount: 3_900,
    },
    usd: "0.00205",
    wrong: ["0.0013"],
  },
  {
    name: "G7 an hour of cache costs more than five minutes",
    ...sonnet,
    usage: {
      input_tokens: 100,
      cache_creation_input_tokens: 10_000,
      cache_creation: { ephemeral_5m_input_tokens: 4_000, ephemeral_1h_input_tokens: 6_000 },
      cache_read_input_tokens: 50_000,
      output_tokens: 800,
    },
    usd: "0.0783",
    wrong: ["0.0648"],
  },
  {
    name: "G8 a cache write",
    ...sonnet,
    usage: { input_tokens: 18, cache_creation_input_tokens: 2_284, cache_read_input_tokens: 0, output_tokens: 158 },
    usd: "0.010989",
    wrong: [],
  },
  {
    name: "G8 and its read",
    ...sonnet,
    usage: { input_tokens: 18, cache_creation_input_tokens: 0, cache_read_input_tokens: 2_284, output_tokens: 141 },
    usd: "0.0028542",
    wrong: [],
  },
  {
    name: "G9 reasoning is inside the completion",
    provider: "openai",
    model: "gpt-5",
    prices: GPT_5,
    usage: {
      prompt_tokens: 1_486,
      prompt_tokens_details: { cached_tokens: 1_408 },
      completion_tokens: 651,
      completion_tokens_details: { reasoning_tokens: 512 },
      total_tokens: 2_137,
    },
    usd: "0.0067835",
    wrong: ["0.0119035"],
  },
  {
    name: "G10 exactly 272,000 tokens are the lower tier",
    provider: "openai",
    model: "gpt-5.4",
    prices: GPT_5_4,
    usage: { prompt_tokens: 272_000, completion_tokens: 2_000, total_tokens: 274_000 },
    usd: "0.71",
    wrong: ["1.405"],
  },
  {
    name: "G10 one more is the higher",
    provider: "openai",
    model: "gpt-5.4",
    prices: GPT_5_4,
    usage: { prompt_tokens: 272_001, completion_tokens: 2_000, total_tokens: 274_001 },
    usd: "1.405005",
    wrong: ["0.7100025"],
  },
  {
    name: "G11 a batch is half",
    provider: "openai",
    model: "gpt-5",
    serviceTier: "batch",
    prices: { input: 0.625, output: 5 },
    usage: thousandEach,
    usd: "0.005625",
    wrong: ["0.01125"],
  },
  {
    name: "G12 on the last day of a price",
    provider: "openai",
    model: "o3",
    at: "2025-06-09",
    prices: { input: 10, output: 40 },
    usage: thousandEach,
    usd: "0.05",
    wrong: ["0.01"],
  },
  {
    name: "G12 on the first day of the next",
    provider: "openai",
    model: "o3",
    at: "2025-06-10",
    prices: { input: 2, output: 8 },
    usage: thousandEach,
    usd: "0.01",
    wrong: ["0.05"],
  },
  {
    name: "G13 on the last day of a promotion",
    provider: "google",
    model: "gemini-3.6-flash",
    at: "2026-12-31",
    prices: { input: 0.75, output: 3.75 },
    usage: thousandOfGemini,
    usd: "0.0045",
    wrong: ["0.009"],
  },
  {
    name: "G13 and on the day after",
    provider: "google",
    model: "gemini-3.6-flash",
    at: "2027-01-01",
    prices: { input: 1.5, output: 7.5 },
    usage: thousandOfGemini,
    usd: "0.009",
    wrong: ["0.0045"],
  },
];

const installed = new PriceList({ versions: packageVersions(), discounts: [] });

function listOf({ provider, model, prices, serviceTier = "standard" }: GoldenVector): PriceList {
  const version: PriceVersion = {
    id: 1,
    listId: 1,
    projectId: null,
    provider,
    model,
    position: 0,
    match: { equals: model },
    serviceTier,
    card: parseRates(ratesOf(prices)),
    effectiveFromMs: null,
    effectiveToMs: null,
    daily: null,
  };
  return new PriceList({ versions: [version], discounts: [] });
}

function costIn(list: PriceList, { provider, model, usage, at = "2026-11-01", serviceTier }: GoldenVector): string {
  const read = normaliseUsage({ provider, dialect: null, usage, canonical: {} });
  const { cost } = list.price({
    projectId: 1,
    provider,
    model,
    time: new Date(at),
    counts: read.counts,
    serviceTier: serviceTier ?? read.serviceTier ?? null,
    webSearches: read.webSearches ?? 0,
  });
  return cost === null ? "unpriced" : formatUsd(cost);
}

describe("golden vectors, from the provider's usage object to the exact dollar", () => {
  test.each(VECTORS)("$name: at the vector's own rates", (vector) => {
    expect(costIn(listOf(vector), vector)).toBe(vector.usd);
    expect(vector.wrong).not.toContain(vector.usd);
  });

  test.each(VECTORS)("$name: by the list that comes with the product", (vector) => {
    expect(costIn(installed, vector)).toBe(vector.usd);
  });
});
