import { pico } from "@tokenledger/model/money";
import { NO_TOKENS, TOKEN_CLASSES, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packageVersions } from "../../test/pricing/package-versions.js";
import type { Discount } from "./domain/discount.js";
import type { MatchLogic } from "./domain/match-model.js";
import type { UsageToPrice } from "./domain/price-decision.js";
import { contextTierOf, totalInputOf } from "./domain/price-usage.js";
import type { PriceVersion } from "./domain/price-version.js";
import { foundBy, PriceList } from "./price-list.js";

const TODAY = new Date("2026-11-01T12:00:00Z");

interface Entry {
  readonly match?: MatchLogic;
  readonly usdPerMillion?: number;
}

function version(id: number, { match, usdPerMillion = id, ...more }: Entry & Partial<PriceVersion>): PriceVersion {
  const rate = { base: pico(BigInt(usdPerMillion * 1_000_000)), tiers: [] };
  return {
    id,
    listId: 1,
    projectId: null,
    provider: "openai",
    model: "gpt-5",
    position: 0,
    match: match ?? { equals: more.model ?? "gpt-5" },
    serviceTier: "standard",
    card: { rates: { input: rate, output: rate }, request: null, webSearch: null },
    effectiveFromMs: null,
    effectiveToMs: null,
    daily: null,
    ...more,
  };
}

const own = (id: number, more: Entry & Partial<PriceVersion>) => version(id, { listId: null, ...more });

function usage(more: Partial<UsageToPrice>): UsageToPrice {
  return {
    projectId: 1,
    provider: "openai",
    model: "gpt-5",
    time: TODAY,
    counts: { ...NO_TOKENS, input: 1_000_000 },
    serviceTier: null,
    webSearches: 0,
    ...more,
  };
}

function pricedBy(versions: readonly PriceVersion[], more: Partial<UsageToPrice> = {}): number | null {
  return new PriceList({ versions, discounts: [] }).price(usage(more)).priceId;
}

describe("of the prices that stand for a model", () => {
  const list = version(1, {});
  const ownOfAll = own(2, {});
  const ownOfProject = own(3, { projectId: 1 });
  const ownOfOther = own(4, { projectId: 2 });

  test("an own price beats the list, and that of the project the one of every project", () => {
    expect(pricedBy([list, ownOfAll])).toBe(2);
    expect(pricedBy([list, ownOfAll, ownOfProject])).toBe(3);
    expect(pricedBy([list, ownOfOther])).toBe(1);
    expect(pricedBy([list, ownOfAll, ownOfProject], { projectId: 2 })).toBe(2);
  });

  test("a provider that no list knows is left away in front of its model, as every other", () => {
    const ofUnknown = own(5, { provider: "acme", model: "m-1" });
    expect(pricedBy([ofUnknown], { provider: "Acme", model: "acme/m-1" })).toBe(5);
    expect(pricedBy([ofUnknown], { provider: "acme", model: "other/m-1" })).toBeNull();
  });

  test("the name behind a router is not the exact one that was sent", () => {
    const explained = new PriceList({ versions: [list], discounts: [] }).explain(
      usage({ provider: "litellm", model: "openai/gpt-5" }),
    );
    expect(explained.reasons).toContainEqual({ code: "OTHER_NAME", detail: "gpt-5" });
  });

  test("the exact name beats another spelling, and that a pattern; of patterns the longer one", () => {
    const exact = own(5, { model: "gpt-5-2025-08-07" });
    const undated = own(6, { model: "gpt-5" });
    const pattern = own(7, { model: "gpt-5-2025", match: { starts_with: "gpt-5-2025" } });
    const shorter = own(8, { model: "gpt-", match: { starts_with: "gpt-" } });
    const dated = { model: "gpt-5-2025-08-07" };
    expect(pricedBy([shorter, pattern, undated, exact], dated)).toBe(5);
    expect(pricedBy([shorter, pattern, undated], dated)).toBe(6);
    expect(pricedBy([shorter, pattern], dated)).toBe(7);
    expect(pricedBy([shorter], dated)).toBe(8);
  });

  test("a pattern of the project beats an exact name of every project", () => {
    const pattern = own(9, { projectId: 1, model: "gpt-", match: { starts_with: "gpt-" } });
    expect(pricedBy([ownOfAll, pattern])).toBe(9);
  });

  test("an own price counts under every name of its provider, and of no other", () => {
    const azure = own(10, { provider: "azure_openai", model: "my-deployment" });
    expect(pricedBy([azure], { provider: "azure", model: "My-Deployment" })).toBe(10);
    expect(pricedBy([azure], { provider: "openai", model: "my-deployment" })).toBeNull();
    const house = own(11, { provider: "House Models", model: "small" });
    expect(pricedBy([house], { provider: "house models", model: "small" })).toBe(11);
  });

  test("names with line ends in them are not taken for each other", () => {
    const prices = new PriceList({ versions: [own(20, { provider: "house", model: "a\nb" })], discounts: [] });
    expect(prices.price(usage({ provider: "house\na", model: "b" })).priceId).toBeNull();
    expect(prices.price(usage({ provider: "house", model: "a\nb" })).priceId).toBe(20);
  });

  test("an own price that is not in force leaves the price to the list", () => {
    const ended = own(12, { effectiveToMs: TODAY.getTime() });
    expect(pricedBy([list, ended])).toBe(1);
    expect(pricedBy([list, ended], { time: new Date(TODAY.getTime() - 1) })).toBe(12);
  });

  test("in a list the exact name comes before a pattern that stands before it", () => {
    const wide = version(13, { model: "gpt", match: { contains: "gpt" }, position: 0 });
    const exact = version(14, { model: "gpt-5", position: 1 });
    expect(pricedBy([wide, exact])).toBe(14);
    expect(pricedBy([wide, exact], { model: "gpt-4" })).toBe(13);
  });

  test("an entry of a list that is not in force is not replaced by that of another model", () => {
    const wide = version(15, { model: "gpt", match: { contains: "gpt" }, position: 1 });
    const ended = version(16, { effectiveToMs: 0, position: 0 });
    expect(pricedBy([ended, wide])).toBeNull();
  });
});

describe("a service tier", () => {
  const standard = version(1, {});
  const batch = version(2, { serviceTier: "batch" });

  test("has a price of its own or none", () => {
    expect(pricedBy([standard, batch], { serviceTier: "BATCH" })).toBe(2);
    expect(pricedBy([standard, batch], { serviceTier: "default" })).toBe(1);
    expect(pricedBy([standard, batch], { serviceTier: "flex" })).toBeNull();
  });

  test("that an own price does not name is priced by the list", () => {
    expect(pricedBy([standard, batch, own(3, {})], { serviceTier: "batch" })).toBe(2);
  });
});

describe("a discount", () => {
  const discount = (id: number, more: Partial<Discount>): Discount => ({
    id,
    projectId: null,
    provider: null,
    model: null,
    factorPpm: 500_000,
    effectiveFromMs: 0,
    effectiveToMs: null,
    note: "",
    ...more,
  });
  const priced = (
    versions: readonly PriceVersion[],
    discounts: readonly Discount[],
    more: Partial<UsageToPrice> = {},
  ) => new PriceList({ versions, discounts }).price(usage(more));

  test("is taken off the list total once", () => {
    expect(priced([version(4, {})], [discount(7, {})])).toEqual({
      state: "priced",
      cost: 2_000_000_000_000n,
      priceId: 4,
      discountId: 7,
    });
  });

  test("never changes an own price", () => {
    expect(priced([own(4, {})], [discount(7, {})])).toMatchObject({ cost: 4_000_000_000_000n, discountId: null });
  });

  test.each([
    { name: "another project", more: { projectId: 2 } },
    { name: "another provider", more: { provider: "azure" } },
    { name: "another model", more: { model: "gpt-4o" } },
  ])("does not concern $name", ({ more }) => {
    expect(priced([version(4, {})], [discount(7, more)]).discountId).toBeNull();
  });

  test.each(["openai", "OpenAI"])("concerns the provider under the name %s", (provider) => {
    expect(priced([version(4, {})], [discount(7, { provider })]).discountId).toBe(7);
  });

  test("of a model concerns its dated names", () => {
    const pattern = version(4, { match: { starts_with: "gpt-5" } });
    expect(priced([pattern], [discount(7, { model: "gpt-5" })], { model: "gpt-5-2025-08-07" }).discountId).toBe(7);
  });
});

describe("a version tells why it stands for a request", () => {
  test.each([
    { name: "its own name", entry: {}, model: "gpt-5", rank: "EXACT_NAME" },
    { name: "another spelling", entry: {}, model: "openai/gpt-5", rank: "OTHER_NAME" },
    { name: "a pattern", entry: { match: { contains: "gpt" } }, model: "gpt-9", rank: "NAME_PATTERN" },
    { name: "nothing any more", entry: {}, model: "o3", rank: null },
  ])("by $name", ({ entry, model, rank }) => {
    expect(foundBy(usage({ model, serviceTier: "batch" }), version(1, entry)).rank).toBe(rank);
  });
});

describe("the list that comes with the product", () => {
  const versions = packageVersions();
  const byId = new Map(versions.map((each) => [each.id, each]));
  const discount: Discount = {
    id: 1,
    projectId: null,
    provider: "openai",
    model: null,
    factorPpm: 930_001,
    effectiveFromMs: 0,
    effectiveToMs: null,
    note: "",
  };
  const list = new PriceList({ versions, discounts: [discount] });
  const tokens = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(5_000), fc.nat(300_000));
  const counts = fc
    .record(Object.fromEntries(TOKEN_CLASSES.map((name) => [name, tokens])))
    .map((some): TokenCounts => ({ ...NO_TOKENS, ...some }));
  const asked = fc.record({
    sold: fc.constantFrom(...versions.map(({ provider, model }) => ({ provider, model }))),
    time: fc.date({ min: new Date("2023-01-01"), max: new Date("2027-06-01"), noInvalidDate: true }),
    counts,
    serviceTier: fc.constantFrom(null, "batch", "flex", "priority"),
    webSearches: fc.constantFrom(0, 0, 3),
  });
  const toUsage = ({ sold, ...more }: { readonly sold: { provider: string; model: string } } & Partial<UsageToPrice>) =>
    usage({ ...sold, ...more });

  test("explains exactly what it prices, and adds up", () => {
    let priced = 0;
    fc.assert(
      fc.property(asked, (request) => {
        const given = toUsage(request);
        const price = list.price(given);
        const { lines, listTotal, discount: applied, ...decision } = list.explain(given);
        expect(decision).toMatchObject(price);
        expect(decision.unpricedReason === null).toBe(price.cost !== null);
        const sum = lines.reduce((total, { amount }) => total + amount, 0n);
        expect(lines.every(({ quantity, rate, amount }) => BigInt(quantity) * rate === amount)).toBe(true);
        expect(sum).toBe(listTotal ?? 0n);
        expect(sum + (applied?.amount ?? 0n)).toBe(price.cost ?? 0n);
        if (price.cost !== null) priced += 1;
      }),
      { seed: 20_261_127, numRuns: 3_000 },
    );
    expect(priced).toBeGreaterThan(500);
  });

  test("never prices by what starts later, or has ended", () => {
    fc.assert(
      fc.property(asked, (request) => {
        const { priceId } = list.price(toUsage(request));
        const { effectiveFromMs = null, effectiveToMs = null } = byId.get(priceId ?? 0) ?? {};
        const at = request.time.getTime();
        return (effectiveFromMs ?? at) <= at && (effectiveToMs ?? at + 1) > at;
      }),
      { seed: 20_261_127, numRuns: 3_000 },
    );
  });

  test("costs as much in parts as in one, within a context tier and but for what is paid by the request", () => {
    const plain = new PriceList({ versions, discounts: [] });
    fc.assert(
      fc.property(asked, counts, (request, other) => {
        const [one, two] = [toUsage(request), toUsage({ ...request, counts: other })];
        const both = toUsage({
          ...request,
          counts: added(request.counts, other),
          webSearches: 2 * request.webSearches,
        });
        const prices = [one, two, both].map((each) => plain.price(each));
        const card = byId.get(prices[2]?.priceId ?? 0)?.card;
        if (card === undefined || prices.some(({ cost }) => cost === null)) return true;
        const tiers = [request.counts, other, both.counts].map((each) =>
          contextTierOf(totalInputOf(each ?? other), card),
        );
        if (new Set(tiers).size > 1) return true;
        const [first, second, sum] = prices.map(({ cost }) => cost ?? 0n);
        return (first ?? 0n) + (second ?? 0n) === (sum ?? 0n) + (card.request ?? 0n);
      }),
      { seed: 20_261_127, numRuns: 3_000 },
    );
  });
});

function added(one: TokenCounts, other: TokenCounts): TokenCounts {
  const sums = TOKEN_CLASSES.map((name: TokenClass) => [name, one[name] + other[name]]);
  return { ...NO_TOKENS, ...Object.fromEntries(sums) };
}
