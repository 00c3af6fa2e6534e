import { calcPrice, findProvider, type Usage } from "@pydantic/genai-prices";
import { formatUsd } from "@tokenledger/model/money";
import {
  INPUT_CLASSES,
  NO_TOKENS,
  OUTPUT_CLASSES,
  TOKEN_CLASSES,
  type TokenClass,
  type TokenCounts,
} from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { totalInputOf } from "./domain/price-usage.js";
import { packageVersions } from "../../test/pricing/package-versions.js";
import { PACKAGE_PROVIDERS } from "./package-providers.js";
import { PriceCatalogue } from "./price-catalogue.js";

const catalogue = new PriceCatalogue({ versions: packageVersions(), discounts: [] });
const asked = { projectId: 1, serviceTier: null, webSearches: 0 };

describe("PriceCatalogue", () => {
  const counts: TokenCounts = { ...NO_TOKENS, input: 1_000, output: 1_000 };
  const today = new Date("2026-11-01T12:00:00Z");

  const priceIn = (provider: string, model: string, time = today) => {
    const { cost, state } = catalogue.price({ ...asked, provider, model, time, counts });
    return cost === null ? state : `${state} ${formatUsd(cost)}`;
  };

  test.each([
    {
      name: "before a price cut",
      provider: "openai",
      model: "o3",
      at: "2025-06-09T23:59:59.999Z",
      price: "priced 0.05",
    },
    { name: "after it", provider: "openai", model: "o3", at: "2025-06-10T00:00:00Z", price: "priced 0.01" },
    {
      name: "before the end of a promotion",
      provider: "google",
      model: "gemini-3.6-flash",
      at: "2026-12-31T23:59:59Z",
      price: "priced 0.0045",
    },
    {
      name: "after it",
      provider: "google",
      model: "gemini-3.6-flash",
      at: "2027-01-01T00:00:00Z",
      price: "priced 0.009",
    },
    {
      name: "off-peak",
      provider: "deepseek",
      model: "deepseek-v4-flash",
      at: "2026-09-01T05:00:00Z",
      price: "priced 0.00088",
    },
    {
      name: "at peak",
      provider: "deepseek",
      model: "deepseek-v4-flash",
      at: "2026-09-01T06:00:00Z",
      price: "priced 0.00176",
    },
    {
      name: "at what became peak hours later",
      provider: "deepseek",
      model: "deepseek-v4-flash",
      at: "2026-08-01T06:00:00Z",
      price: "priced 0.00042",
    },
  ])("prices by the event's time: $name", ({ provider, model, at, price }) => {
    expect(priceIn(provider, model, new Date(at))).toBe(price);
  });

  test.each(["google", "Gemini", "vertex_ai", "google-vertex", "gcp.gemini"])("takes %s for Google", (provider) => {
    expect(priceIn(provider, "gemini-2.5-flash")).toBe("priced 0.0028");
  });

  test.each([
    { provider: "google", model: "models/gemini-2.5-flash" },
    { provider: "google", model: "google/gemini-2.5-flash" },
    { provider: "vertex_ai", model: "publishers/google/models/gemini-2.5-flash" },
    { provider: "vertex_ai", model: "projects/p/locations/global/publishers/google/models/gemini-2.5-flash" },
    { provider: "litellm", model: "gemini/gemini-2.5-flash" },
    { provider: "google", model: " Gemini-2.5-Flash " },
    { provider: "openrouter", model: "google/gemini-2.5-flash" },
    { provider: "openrouter", model: "openrouter/google/gemini-2.5-flash" },
  ])("finds the model behind $provider $model", ({ provider, model }) => {
    expect(priceIn(provider, model)).toBe("priced 0.0028");
  });

  test.each([
    { provider: "azure_openai", model: "gpt-4o", price: "priced 0.0125" },
    { provider: "azure", model: "gpt-5-20250807", price: "priced 0.01125" },
    { provider: "vertex_ai", model: "claude-3-5-haiku@20241022", price: "priced 0.0048" },
  ])("looks in the lists that $provider resells: $model", ({ provider, model, price }) => {
    expect(priceIn(provider, model)).toBe(price);
  });

  test.each([
    { name: "an unknown provider", provider: "acme", model: "gemini-2.5-flash" },
    { name: "an unknown model", provider: "google", model: "palm-of-my-hand" },
    { name: "a vendor prefix that is not the provider's", provider: "openai", model: "mistralai/gpt-4o" },
    { name: "an empty provider", provider: " ", model: "gpt-4o" },
    { name: "a model that is sold by the hour", provider: "openai", model: "whisper-1" },
    { name: "a model that is sold by the song", provider: "openrouter", model: "google/lyria-3-pro-preview" },
  ])("$name is unpriced, not an error", ({ provider, model }) => {
    expect(catalogue.price({ ...asked, provider, model, time: today, counts })).toEqual({
      state: "unpriced",
      cost: null,
      priceId: null,
      discountId: null,
    });
  });

  test("missing usage is unpriced even where the price is known", () => {
    const { state } = catalogue.price({
      ...asked,
      provider: "google",
      model: "gemini-2.5-flash",
      time: today,
      counts: null,
    });
    expect(state).toBe("unpriced");
  });

  test("a free model costs nothing and says so", () => {
    expect(priceIn("openrouter", "qwen/qwq-32b:free")).toBe("free 0");
  });

  test("a request without tokens on a priced model is priced, at nothing", () => {
    const { state, cost } = catalogue.price({
      ...asked,
      provider: "openai",
      model: "gpt-4o",
      time: today,
      counts: NO_TOKENS,
    });
    expect({ state, cost }).toEqual({ state: "priced", cost: 0n });
  });

  test("a small sibling is not sold at its big brother's price", () => {
    expect(priceIn("google", "gemini-1.5-flash-8b-001")).toBe("priced 0.0001875");
  });

  test("more names than are remembered do not change an answer", () => {
    for (let index = 0; index < 10_001; index += 1) priceIn("google", `no-such-model-${index}`);
    expect(priceIn("google", "gemini-2.5-flash")).toBe("priced 0.0028");
  });
});

describe("against the price package's own arithmetic", () => {
  const models = PACKAGE_PROVIDERS.flatMap((provider) =>
    (findProvider({ providerId: provider })?.models ?? []).map(({ id }) => ({ provider, model: id })),
  );
  const tokens = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(5_000), fc.nat(400_000));
  const usage = fc.record(Object.fromEntries(TOKEN_CLASSES.map((tokenClass) => [tokenClass, tokens])));

  test("every price agrees to a billionth, but for the differences that are meant", { timeout: 30_000 }, () => {
    let compared = 0;
    const call = fc.record({
      model: fc.constantFrom(...models),
      time: fc.date({ min: new Date("2024-01-01"), max: new Date("2027-03-01"), noInvalidDate: true }),
      usage,
    });
    fc.assert(
      fc.property(call, ({ model: { provider, model }, time, usage: used }) => {
        const counts: TokenCounts = { ...NO_TOKENS, ...used };
        const theirs = calcPrice(packageUsage(counts), model, { providerId: provider, timestamp: time });
        const ours = catalogue.price({ ...asked, provider, model, time, counts });
        if (theirs === null) return ours.cost === null;
        if (isMeantToDiffer({ provider, model, time, counts, prices: theirs.model_price })) return true;
        compared += 1;
        if (ours.cost === null) return false;
        const cost = Number(ours.cost) / 1e12;
        return Math.abs(cost - theirs.total_price) <= 1e-9 * Math.max(theirs.total_price, 1e-6);
      }),
      { seed: 20_260_923, numRuns: 4_000 },
    );
    expect(compared).toBeGreaterThan(2_500);
  });
});

/** The package counts inclusively: its input holds every narrower kind of input. */
function packageUsage(counts: TokenCounts): Usage {
  const sum = (classes: readonly TokenClass[]) => classes.reduce((total, name) => total + counts[name], 0);
  return {
    input_tokens: sum(INPUT_CLASSES),
    cache_read_tokens: sum(["cache_read", "cache_read_audio"]),
    cache_write_tokens: sum(["cache_write", "cache_write_1h"]),
    cache_write_1h_tokens: counts.cache_write_1h,
    input_audio_tokens: sum(["input_audio", "cache_read_audio"]),
    cache_audio_read_tokens: counts.cache_read_audio,
    cache_image_read_tokens: 0,
    input_image_tokens: counts.input_image,
    input_video_tokens: counts.input_video,
    output_tokens: sum(OUTPUT_CLASSES),
    output_reasoning_tokens: counts.reasoning,
    output_audio_tokens: counts.output_audio,
    output_image_tokens: counts.output_image,
  };
}

interface Compared {
  readonly provider: string;
  readonly model: string;
  readonly time: Date;
  readonly counts: TokenCounts;
  readonly prices: Readonly<Record<string, unknown>>;
}

/** Each line is a decision of ours; what is not listed here must agree. */
function isMeantToDiffer({ provider, model, time, counts, prices }: Compared): boolean {
  const free = Object.keys(prices).length === 0;
  // Tokens of a side that has no price: the package charges nothing, we say unpriced.
  if (!free && prices["input_mtok"] === undefined) return true;
  if (!free && prices["output_mtok"] === undefined && OUTPUT_CLASSES.some((name) => counts[name] > 0)) return true;
  // Empty cards that we do not believe.
  if (free && (model.startsWith("google/lyria") || model === "qwen-3-coder-480b")) return true;
  // Sold under the entry that has the right price.
  if (provider === "google" && model.startsWith("gemini-1.5-")) return true;
  // Periods that the package does not know.
  if (provider === "deepseek" && (model === "deepseek-chat" || model === "deepseek-reasoner")) return true;
  if (model.includes("claude-3-5-haiku") && time < new Date("2024-12-03")) return true;
  if (provider === "google" && model.startsWith("gemini-") && model.includes("1.5") && time < new Date("2024-10-01"))
    return true;
  if (provider === "google" && model === "claude-opus-4-6" && time >= new Date("2026-03-13")) return true;
  if (provider === "anthropic" && model === "claude-sonnet-4-0" && totalInputOf(counts) > 200_000) return true;
  // Cached prices that the package lacks or has wrong.
  if (model === "gemini-2.0-flash-lite" && counts.cache_read + counts.cache_read_audio > 0) return true;
  if (provider === "openai" && model === "o3" && time < new Date("2025-06-10") && counts.cache_read > 0) return true;
  // Peak hours before the dated price whose peak they are.
  if (model.startsWith("deepseek-v4-") && time < new Date("2026-08-17")) return true;
  // Rates rounded to a whole pico-USD per token.
  return prices["cache_write_mtok"] === 0.08333333333333334 && counts.cache_write + counts.cache_write_1h > 0;
}
