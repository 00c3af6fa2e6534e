import type { ModelPrice } from "@pydantic/genai-prices";
import type { TokenClass } from "@tokenledger/model/token-class";
import type { StoredRate, StoredRates } from "./stored-price.js";

/**
 * The package's keys that this product counts. The others (hours, pages, citations, video
 * output, cached images) are left out: a model sold only by them has no rates and comes out unpriced.
 */
const CLASS_OF_KEY: Readonly<Record<string, TokenClass>> = {
  input_mtok: "input",
  cache_read_mtok: "cache_read",
  cache_write_mtok: "cache_write",
  cache_write_1h_mtok: "cache_write_1h",
  input_audio_mtok: "input_audio",
  cache_audio_read_mtok: "cache_read_audio",
  input_image_mtok: "input_image",
  input_video_mtok: "input_video",
  output_mtok: "output",
  output_reasoning_mtok: "reasoning",
  output_audio_mtok: "output_audio",
  output_image_mtok: "output_image",
};

/** How the package says that a model costs nothing: a card without any price. */
const FREE_RATES: StoredRates = { input: { base: "0" }, output: { base: "0" } };

/** One price card of the package in pico-USD. */
export function packageRates(prices: ModelPrice): StoredRates {
  if (Object.keys(prices).length === 0) return FREE_RATES;
  const rates: StoredRates = {};
  for (const [key, price] of Object.entries(prices)) {
    const tokenClass = CLASS_OF_KEY[key];
    if (price === undefined) continue;
    if (tokenClass !== undefined) rates[tokenClass] = typeof price === "number" ? flat(price) : tiered(price);
    else if (key === "requests_kcount" && typeof price === "number") rates.request = { base: perThousand(price) };
    else if (key === "web_searches_kcount" && typeof price === "number")
      rates.web_search = { base: perThousand(price) };
  }
  return rates;
}

function flat(usdPerMillion: number): StoredRate {
  return { base: perToken(usdPerMillion) };
}

function tiered({ base, tiers }: Exclude<ModelPrice[string], number | undefined>): StoredRate {
  const ascending = tiers.toSorted((a, b) => a.start - b.start);
  return {
    base: perToken(base),
    tiers: ascending.map(({ start, price }) => ({ above: start, rate: perToken(price) })),
  };
}

/**
 * USD per million tokens as whole pico-USD per token, which is the same number in millionths. Seven of
 * the package's rates carry the tail of a float division (0.08333333333333334); they are rounded to
 * the nearest pico-USD per token, which moves them by at most 0.0004 %.
 */
function perToken(usdPerMillion: number): string {
  return String(Math.round(usdPerMillion * 1_000_000));
}

/** USD per thousand requests or searches as pico-USD for one. */
function perThousand(usdPerThousand: number): string {
  return String(Math.round(usdPerThousand * 1_000_000) * 1_000);
}
