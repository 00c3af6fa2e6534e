import type { Correction, TierRule } from "./correction.js";

const CHECKED = "2026-11-27";
const PRO_BEFORE_CUT = {
  input: [3.5, 128_000, 7],
  cache_read: [0.875, 128_000, 1.75],
  output: [10.5, 128_000, 21],
} as const;
const FLASH_BEFORE_CUT = {
  input: [0.35, 128_000, 0.7],
  cache_read: [0.0875, 128_000, 0.175],
  output: [1.05, 128_000, 2.1],
} as const;
const PRO_CUT = {
  until: "2024-10-01",
  prices: PRO_BEFORE_CUT,
  note: "the price before the reduction of 1 October 2024",
  sourceUrl:
    "https://developers.googleblog.com/en/updated-production-ready-gemini-models-reduced-15-pro-pricing-increased-rate-limits-and-more/",
  checkedOn: CHECKED,
} as const;
const FLASH_CUT = {
  until: "2024-08-12",
  prices: FLASH_BEFORE_CUT,
  note: "the price before the reduction of 12 August 2024",
  sourceUrl: "https://developers.googleblog.com/en/gemini-15-flash-updates-google-ai-studio-gemini-api/",
  checkedOn: CHECKED,
} as const;

export const GOOGLE_CORRECTIONS: readonly Correction[] = [
  { kind: "earlier", providers: ["google"], model: "gemini-1.5-pro", ...PRO_CUT },
  { kind: "earlier", providers: ["google"], model: "gemini-pro-1.5", ...PRO_CUT },
  { kind: "earlier", providers: ["google"], model: "gemini-1.5-flash", ...FLASH_CUT },
  { kind: "earlier", providers: ["google"], model: "gemini-flash-1.5", ...FLASH_CUT },
  {
    kind: "rates",
    providers: ["google"],
    model: "gemini-2.0-flash-lite",
    prices: { cache_read: 0.01875 },
    note: "cached input as Vertex AI sells it; the Gemini API has no caching for this model",
    sourceUrl: "https://cloud.google.com/vertex-ai/generative-ai/pricing",
    checkedOn: CHECKED,
  },
];

/** Text models that are sold in these tiers; speech, live, images and embeddings have tables of their own. */
const TEXT_MODELS = /^gemini-(2\.5|3)(?!.*(tts|live|image|omni|embedding)).*(flash|pro)/;

/**
 * Cached tokens cost the same in a batch as outside of it, but for one model that is left out:
 * https://github.com/pydantic/genai-prices/pull/547
 */
const CACHED = ["cache_read", "cache_read_audio"] as const;

export const GOOGLE_TIERS: readonly TierRule[] = [
  {
    provider: "google",
    serviceTier: "batch",
    models: new RegExp(`^(?!gemini-3\\.5-flash-lite)(?=${TEXT_MODELS.source.slice(1)})`),
    percent: 50,
    atStandardRate: CACHED,
    note: "Batch: half of the rates of fresh input and output; cached tokens at the standard rate",
    sourceUrl: "https://ai.google.dev/gemini-api/docs/pricing",
    checkedOn: CHECKED,
  },
  {
    provider: "google",
    serviceTier: "flex",
    models: TEXT_MODELS,
    percent: 50,
    atStandardRate: CACHED,
    note: "Flex: half of the rates of fresh input and output; cached tokens at the standard rate",
    sourceUrl: "https://ai.google.dev/gemini-api/docs/optimization",
    checkedOn: CHECKED,
  },
];
