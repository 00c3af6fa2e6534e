import { pico } from "@tokenledger/model/money";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import type { Discount } from "../pricing/domain/discount.js";
import type { PriceVersion, RateCard } from "../pricing/domain/price-version.js";
import { priceSums, type SummedUsage } from "./price-sums.js";
import { RecostPrices } from "./recost-prices.js";

const SOLD = {
  projectId: 1,
  apiKeyId: null,
  provider: "google",
  model: "m",
  feature: "f",
  operation: "chat",
  status: "ok",
};
const START = new Date("2026-10-05T01:00:00Z");
const NEVER = { effectiveFromMs: null, effectiveToMs: null, daily: null };

const flat = (rate: bigint) => ({ base: pico(rate), tiers: [] });
const CARD: RateCard = { rates: { input: flat(3n), output: flat(5n) }, request: null, webSearch: null };

const version = (change: Partial<PriceVersion> = {}): PriceVersion => ({
  id: 1,
  listId: 1,
  projectId: null,
  provider: "google",
  model: "m",
  position: 0,
  match: { equals: "m" },
  serviceTier: "standard",
  card: CARD,
  ...NEVER,
  ...change,
});

const discount = (factorPpm: number): Discount => ({
  id: 1,
  projectId: null,
  provider: null,
  model: null,
  factorPpm,
  effectiveFromMs: 0,
  effectiveToMs: null,
  note: "agreed",
});

const sums = (change: Partial<SummedUsage> = {}): SummedUsage => ({
  bucketStart: START,
  userId: "1",
  dimensionId: 1,
  requests: 4n,
  missing: 0n,
  free: 0n,
  unpriced: 0n,
  cost: 1n,
  counts: { ...NO_TOKENS, input: 100, output: 10 },
  ...change,
});

interface Case {
  readonly name: string;
  readonly versions?: readonly PriceVersion[];
  readonly discounts?: readonly Discount[];
  readonly of?: Partial<SummedUsage>;
}

const priced = ({ versions = [version()], discounts = [], of = {} }: Omit<Case, "name">) =>
  priceSums(sums(of), SOLD, new RecostPrices({ versions, discounts }));

const tiers = { ...CARD, rates: { ...CARD.rates, input: { base: pico(3n), tiers: [{ above: 50, rate: pico(6n) }] } } };
const atFive = START.getTime() + 300_000;

describe("sums tell their cost", () => {
  const cases: readonly (Case & { readonly cost: bigint; readonly free?: bigint; readonly unpriced?: bigint })[] = [
    { name: "at one price for the whole bucket", cost: 350n },
    { name: "with a fee for each request", versions: [version({ card: { ...CARD, request: pico(7n) } })], cost: 378n },
    { name: "when requests without usage are among them", of: { missing: 3n, unpriced: 3n }, cost: 350n, unpriced: 3n },
    { name: "when none had a price until now", of: { unpriced: 4n, cost: 0n }, cost: 350n },
    { name: "when there is no price any more", versions: [], cost: 0n, unpriced: 4n },
    { name: "with a discount that rounds no request", discounts: [discount(2_000_000)], cost: 700n },
    {
      name: "of one request by its context tier",
      versions: [version({ card: tiers })],
      of: { requests: 1n },
      cost: 650n,
    },
    {
      name: "when the price begins with the bucket",
      versions: [version({ effectiveFromMs: START.getTime() })],
      cost: 350n,
    },
    {
      name: "as free",
      versions: [version({ card: { ...CARD, rates: { input: flat(0n), output: flat(0n) } } })],
      cost: 0n,
      free: 4n,
    },
    { name: "as nothing when no request has usage", of: { missing: 4n, unpriced: 4n }, cost: 0n, unpriced: 4n },
  ];
  test.each(cases)("$name", ({ cost, free = 0n, unpriced = 0n, ...given }) => {
    expect(priced(given)).toEqual({ cost, free, unpriced });
  });
});

describe("sums do not tell their cost", () => {
  const cases: readonly Case[] = [
    { name: "when some requests have a price and some have none", of: { unpriced: 2n } },
    { name: "of several requests with context tiers", versions: [version({ card: tiers })] },
    { name: "when the price begins within the bucket", versions: [version({ effectiveFromMs: atFive })] },
    {
      name: "when an hour of the day begins within the bucket",
      versions: [version(), version({ id: 2, daily: { fromMs: 3_900_000, toMs: 7_200_000 } })],
    },
    {
      name: "when the model is sold by service tier too",
      versions: [version(), version({ id: 2, serviceTier: "batch" })],
    },
    { name: "when searches are charged", versions: [version({ card: { ...CARD, webSearch: pico(1n) } })] },
    {
      name: "when a class was used that has no rate",
      versions: [version({ card: { ...CARD, rates: { input: flat(3n) } } })],
    },
    { name: "with a discount that rounds each request", discounts: [discount(930_000)] },
    { name: "when a sum is too large to be a number", of: { counts: null } },
  ];
  test.each(cases)("$name", (given) => {
    expect(priced(given)).toBeNull();
  });
});
