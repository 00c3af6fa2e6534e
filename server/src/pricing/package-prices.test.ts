import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { packagePrices } from "./package-prices.js";
import { PACKAGE, PACKAGE_PROVIDERS, PACKAGE_SOURCE } from "./package-providers.js";
import { parseMatch, parseRates } from "./stored-price.js";

const PACKAGE_ENTRY = fileURLToPath(import.meta.resolve("@pydantic/genai-prices"));

describe("the price package", () => {
  test("has exactly the providers that are seeded", () => {
    const source = readFileSync(PACKAGE_ENTRY, "utf8");
    const ids = [...source.matchAll(/^ {4}id: "([^"]+)",$/gm)].map(([, id]) => id);
    expect(ids).toEqual(PACKAGE_PROVIDERS);
  });

  test("is the version that the source of the rows names", () => {
    const manifest: { name: string; version: string } = JSON.parse(
      readFileSync(new URL("../package.json", `file://${PACKAGE_ENTRY}`), "utf8"),
    );
    expect(`${manifest.name} ${manifest.version}`).toBe(PACKAGE);
  });
});

describe("packagePrices", () => {
  const rows = packagePrices();
  const find = (provider: string, model: string, serviceTier = "standard") =>
    rows.filter((row) => row.provider === provider && row.model === model && row.serviceTier === serviceTier);

  test("other content has another source: only so do installations hear of it", () => {
    const content = { source: PACKAGE_SOURCE, digest: hash("sha256", JSON.stringify(rows)).slice(0, 16) };
    // When this fails raise CORRECTIONS_VERSION, unless the source that stands here was never released.
    expect(content).toEqual({ source: "@pydantic/genai-prices 0.1.8 + corrections 1", digest: "b1b2bb936f1b5737" });
  });

  test("every row can be read back from the database", () => {
    expect(rows.length).toBeGreaterThan(1_700);
    const stored: readonly { rates: unknown; match: unknown }[] = JSON.parse(JSON.stringify(rows));
    const readBack = stored.map(({ rates, match }) => ({ card: parseRates(rates), match: parseMatch(match) }));
    expect(readBack.map(({ match }) => match)).toEqual(rows.map(({ match }) => match));
  });

  test("dated prices follow each other without gap or overlap", () => {
    expect(
      find("openai", "o3").map(({ effectiveFrom, effectiveTo, rates }) => [
        effectiveFrom,
        effectiveTo,
        rates.input?.base,
      ]),
    ).toEqual([
      [null, "2025-06-10", "10000000"],
      ["2025-06-10", null, "2000000"],
    ]);
  });

  test("hours of the day begin with the dated price whose peak they are", () => {
    expect(find("deepseek", "deepseek-v4-flash")).toMatchObject([
      { effectiveFrom: null, effectiveTo: "2026-08-17", dailyFrom: null },
      { effectiveFrom: "2026-08-17", effectiveTo: null, dailyFrom: null },
      { effectiveFrom: "2026-08-17", effectiveTo: null, dailyFrom: "01:00:00Z", dailyTo: "04:00:00Z" },
      { effectiveFrom: "2026-08-17", effectiveTo: null, dailyFrom: "06:00:00Z", dailyTo: "10:00:00Z" },
    ]);
  });

  test("context tiers are kept as whole pico-USD per token", () => {
    const [row] = find("google", "gemini-2.5-pro");
    expect(row?.rates.input).toEqual({ base: "1250000", tiers: [{ above: 200_000, rate: "2500000" }] });
  });

  test("a rate with the tail of a float division is rounded to a whole pico-USD", () => {
    const [row] = find("openrouter", "google/gemini-2.5-flash-lite");
    expect(row?.rates.cache_write).toEqual({ base: "83333" });
  });

  test("a model sold only by what is not counted has no rates", () => {
    expect(find("openai", "whisper-1").map(({ rates }) => rates)).toEqual([{}]);
    expect(find("mistral", "mistral-ocr-2503").map(({ rates }) => rates)).toEqual([{}]);
    expect(find("openrouter", "google/lyria-3-pro-preview").map(({ rates }) => rates)).toEqual([{}]);
  });

  test("an empty card is a free model", () => {
    expect(find("openai", "moderation").map(({ rates }) => rates)).toEqual([
      { input: { base: "0" }, output: { base: "0" } },
    ]);
  });

  test("a fee per request is kept beside the token rates", () => {
    const [row] = find("perplexity", "sonar");
    expect(row?.rates.request).toEqual({ base: "12000000000" });
  });
});
