import type { Correction, TierPrice, TierRule, Provenance } from "./correction.js";

const CHECKED = "2026-11-27";
const PRICING = "https://platform.openai.com/docs/pricing";

export const OPENAI_CORRECTIONS: readonly Correction[] = [
  {
    kind: "rates",
    providers: ["openai"],
    model: "o3",
    endingAt: "2025-06-10",
    prices: { cache_read: 2.5 },
    note: "cached input cost a quarter of input before the price cut as well",
    sourceUrl: PRICING,
    checkedOn: CHECKED,
  },
];

/**
 * "<272K" is where a vendor's table ends; of the sources that say which side exactly 272,000 is on, all but
 * one say the lower.
 */
export const LONG_CONTEXT_ABOVE: ReadonlyMap<number, number> = new Map([[271_999, 272_000]]);

/** Sold with a cached rate in every tier. */
const GPT_5_AND_LATER = /^gpt-[56](?!.*(image|audio|realtime|transcribe|tts|pro))/;

export const OPENAI_TIERS: readonly TierRule[] = [
  {
    provider: "openai",
    serviceTier: "batch",
    models: GPT_5_AND_LATER,
    percent: 50,
    note: "Batch: half of every token rate, cached input included; searches at full price",
    sourceUrl: PRICING,
    checkedOn: CHECKED,
  },
  {
    provider: "openai",
    serviceTier: "batch",
    models:
      /^(gpt-3\.5-turbo$|gpt-4|gpt-5.*-pro$|o\d|text-embedding|computer-use)(?!.*(audio|realtime|transcribe|tts|search|vision|ft-|:|32k))/,
    percent: 50,
    without: ["cache_read"],
    note: "Batch: half of the token rates; the table names no cached rate, so cached tokens are input",
    sourceUrl: PRICING,
    checkedOn: CHECKED,
  },
  {
    provider: "openai",
    serviceTier: "flex",
    models: /^(o3|o4-mini|gpt-5|gpt-5-mini|gpt-5-nano|gpt-5\.1)$/,
    percent: 50,
    note: "Flex: half of every token rate",
    sourceUrl: "https://platform.openai.com/docs/guides/flex-processing",
    checkedOn: CHECKED,
  },
];

export const OPENAI_PRIORITY: Provenance = {
  note: "Priority processing; long context is not sold in this tier",
  sourceUrl: "https://openai.com/api-priority-processing/",
  checkedOn: CHECKED,
};

export const OPENAI_PRIORITY_PRICES: readonly TierPrice[] = [
  { model: "gpt-5.4", prices: { input: 5, cache_read: 0.5, output: 30 } },
  { model: "gpt-5.4-mini", prices: { input: 1.5, cache_read: 0.15, output: 9 } },
  { model: "gpt-5.2", prices: { input: 3.5, cache_read: 0.35, output: 28 } },
  { model: "gpt-5.1", prices: { input: 2.5, cache_read: 0.25, output: 20 } },
  { model: "gpt-5", prices: { input: 2.5, cache_read: 0.25, output: 20 } },
  { model: "gpt-5-mini", prices: { input: 0.45, cache_read: 0.045, output: 3.6 } },
  { model: "gpt-4.1", prices: { input: 3.5, cache_read: 0.875, output: 14 } },
  { model: "gpt-4.1-mini", prices: { input: 0.7, cache_read: 0.175, output: 2.8 } },
  { model: "gpt-4.1-nano", prices: { input: 0.2, cache_read: 0.05, output: 0.8 } },
  { model: "gpt-4o", prices: { input: 4.25, cache_read: 2.125, output: 17 } },
  { model: "gpt-4o-2024-05-13", prices: { input: 8.75, output: 26.25 } },
  { model: "gpt-4o-mini", prices: { input: 0.25, cache_read: 0.125, output: 1 } },
];
