import { formatUsd } from "@tokenledger/model/money";
import { NO_TOKENS, type TokenCounts } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { packageVersions } from "../../../test/pricing/package-versions.js";
import { packagePrices } from "../package-prices.js";
import { PriceList } from "../price-list.js";

const list = new PriceList({ versions: packageVersions(), discounts: [] });

interface Sold {
  readonly provider: string;
  readonly model: string;
  readonly at?: string;
  readonly tier?: string | null;
  readonly counts?: Partial<TokenCounts>;
  readonly searches?: number;
}

/** USD of 1,000 tokens in and 1,000 out, unless the case says what was used. */
function costOf({ provider, model, at = "2026-11-01", tier = null, counts, searches = 0 }: Sold): string {
  const { cost } = list.price({
    projectId: 1,
    provider,
    model,
    time: new Date(at),
    counts: { ...NO_TOKENS, ...(counts ?? { input: 1_000, output: 1_000 }) },
    serviceTier: tier,
    webSearches: searches,
  });
  return cost === null ? "unpriced" : formatUsd(cost);
}

describe("prices that the package does not know", () => {
  test.each<{ name: string; sold: Sold; usd: string }>([
    {
      name: "Claude 3.5 Haiku on the last day before its price cut",
      sold: { provider: "anthropic", model: "claude-3-5-haiku-20241022", at: "2024-12-02T23:59:59Z" },
      usd: "0.006",
    },
    {
      name: "and on the first day after it",
      sold: { provider: "anthropic", model: "claude-3-5-haiku-20241022", at: "2024-12-03" },
      usd: "0.0048",
    },
    {
      name: "Gemini 1.5 Pro before October 2024",
      sold: { provider: "google", model: "gemini-1.5-pro-001", at: "2024-09-30T23:59:59Z" },
      usd: "0.014",
    },
    {
      name: "and since",
      sold: { provider: "google", model: "gemini-1.5-pro-002", at: "2024-10-01" },
      usd: "0.00625",
    },
    {
      name: "Gemini 1.5 Flash before 12 August 2024",
      sold: { provider: "google", model: "gemini-1.5-flash", at: "2024-08-11" },
      usd: "0.0014",
    },
    {
      name: "Gemini 1.5 Flash 8B, which is not sold as Flash",
      sold: { provider: "google", model: "gemini-1.5-flash-8b", at: "2025-01-07" },
      usd: "0.0001875",
    },
    {
      name: "cached input of Gemini 1.5 Pro",
      sold: { provider: "google", model: "gemini-1.5-pro", at: "2025-01-07", counts: { cache_read: 1_000 } },
      usd: "0.0003125",
    },
    {
      name: "cached input of Gemini 2.0 Flash-Lite",
      sold: { provider: "google", model: "gemini-2.0-flash-lite", at: "2025-06-01", counts: { cache_read: 1_000 } },
      usd: "0.00001875",
    },
    {
      name: "deepseek-chat until the promotion ended",
      sold: { provider: "deepseek", model: "deepseek-chat", at: "2025-02-08T15:59:59Z" },
      usd: "0.00042",
    },
    {
      name: "deepseek-chat at night before there were prices by night",
      sold: { provider: "deepseek", model: "deepseek-chat", at: "2025-02-20T20:00:00Z" },
      usd: "0.00137",
    },
    {
      name: "deepseek-chat at night while there were",
      sold: { provider: "deepseek", model: "deepseek-chat", at: "2025-03-20T20:00:00Z" },
      usd: "0.000685",
    },
    {
      name: "deepseek-reasoner when they had ended",
      sold: { provider: "deepseek", model: "deepseek-reasoner", at: "2025-09-05T16:00:00Z" },
      usd: "0.00224",
    },
    {
      name: "cached input of o3 before its price cut",
      sold: { provider: "openai", model: "o3", at: "2025-06-09", counts: { cache_read: 1_000 } },
      usd: "0.0025",
    },
    {
      name: "Claude Opus 4.6 on Vertex beyond 200,000 tokens since that has no surcharge",
      sold: { provider: "vertex_ai", model: "claude-opus-4-6", counts: { input: 200_001 } },
      usd: "1.000005",
    },
  ])("$name", ({ sold, usd }) => {
    expect(costOf(sold)).toBe(usd);
  });

  test.each([
    { input: 272_000, usd: "0.71" },
    { input: 272_001, usd: "1.405005" },
  ])("OpenAI's long context begins above 272,000 tokens: $input in, 2,000 out", ({ input, usd }) => {
    expect(costOf({ provider: "openai", model: "gpt-5.4", counts: { input, output: 2_000 } })).toBe(usd);
  });
});

describe("service tiers", () => {
  test.each<{ name: string; sold: Sold; usd: string }>([
    {
      name: "OpenAI sells a batch at half",
      sold: { provider: "openai", model: "gpt-5", tier: "batch" },
      usd: "0.005625",
    },
    {
      name: "a batch of GPT-5 has a cached rate",
      sold: { provider: "openai", model: "gpt-5", tier: "batch", counts: { cache_read: 1_000 } },
      usd: "0.0000625",
    },
    {
      name: "one of GPT-4o has none: cached tokens are input",
      sold: { provider: "openai", model: "gpt-4o", tier: "batch", counts: { cache_read: 1_000 } },
      usd: "0.00125",
    },
    { name: "OpenAI's flex", sold: { provider: "openai", model: "o3", tier: "flex" }, usd: "0.005" },
    { name: "OpenAI's priority", sold: { provider: "openai", model: "gpt-5", tier: "priority" }, usd: "0.0225" },
    {
      name: "priority that the price list does not have",
      sold: { provider: "openai", model: "o1", tier: "priority" },
      usd: "unpriced",
    },
    { name: "default is standard", sold: { provider: "openai", model: "gpt-5", tier: "default" }, usd: "0.01125" },
    {
      name: "Anthropic halves tokens, cache writes included, but no searches",
      sold: {
        provider: "anthropic",
        model: "claude-sonnet-4-6",
        tier: "batch",
        counts: { cache_write_1h: 1_000 },
        searches: 3,
      },
      usd: "0.033",
    },
    {
      name: "Anthropic's priority is agreed one by one",
      sold: { provider: "anthropic", model: "claude-sonnet-4-6", tier: "priority" },
      usd: "unpriced",
    },
    {
      name: "Gemini halves fresh tokens",
      sold: { provider: "google", model: "gemini-2.5-flash", tier: "batch" },
      usd: "0.0014",
    },
    {
      name: "but not cached ones",
      sold: { provider: "google", model: "gemini-2.5-flash", tier: "batch", counts: { cache_read: 1_000 } },
      usd: "0.00003",
    },
    {
      name: "capacity that is paid in advance has no price of its tokens",
      sold: { provider: "vertex_ai", model: "gemini-2.5-pro", tier: "PROVISIONED_THROUGHPUT" },
      usd: "unpriced",
    },
    {
      name: "Vertex on demand is standard",
      sold: { provider: "vertex_ai", model: "gemini-2.5-flash", tier: "ON_DEMAND" },
      usd: "0.0028",
    },
    {
      name: "a tier that begins by context length halves both rates",
      sold: { provider: "google", model: "gemini-2.5-pro", tier: "batch", counts: { input: 200_001, output: 1_000 } },
      usd: "0.25750125",
    },
  ])("$name", ({ sold, usd }) => {
    expect(costOf(sold)).toBe(usd);
  });
});

describe("searches of the web", () => {
  test.each([
    { name: "Anthropic's", provider: "anthropic", model: "claude-sonnet-4-6", usd: "0.02" },
    { name: "OpenAI's", provider: "openai", model: "gpt-5.3", usd: "0.02" },
    {
      name: "Google's, which it counts by the query since Gemini 3",
      provider: "google",
      model: "gemini-3-flash-preview",
      usd: "0.028",
    },
    { name: "and by the request before", provider: "google", model: "gemini-2.5-flash", usd: "0.07" },
    {
      name: "those without a known fee leave the request unpriced",
      provider: "anthropic",
      model: "claude-3-haiku-20240307",
      usd: "unpriced",
    },
  ])("$name", ({ provider, model, usd }) => {
    expect(costOf({ provider, model, counts: {}, searches: 2 })).toBe(usd);
  });
});

test("every row that is not the package's own says why, where from and since when", () => {
  const added = packagePrices().filter(({ note }) => note !== null);
  expect(added.length).toBeGreaterThan(100);
  for (const { sourceUrl, checkedOn, note } of added) {
    expect(sourceUrl).toMatch(/^https:\/\//);
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(note).not.toBe("");
  }
});

test("the periods of a model and tier follow each other without overlap", () => {
  const groups = Map.groupBy(packagePrices(), (row) => `${row.provider} ${row.model} ${row.serviceTier}`);
  const faults = [...groups].flatMap(([key, rows]) => {
    const days = rows.filter(({ dailyFrom }) => dailyFrom === null);
    const starts = new Set(days.map(({ effectiveFrom }) => effectiveFrom));
    const ends = new Set(days.map(({ effectiveTo }) => effectiveTo));
    const unmet = [...starts].filter((start) => start !== null && !ends.has(start));
    return starts.size === days.length && unmet.length === 0 ? [] : [key];
  });
  expect(faults).toEqual([]);
});
