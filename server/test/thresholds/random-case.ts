import fc from "fast-check";
import { pico } from "@tokenledger/model/money";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { sampleUsage } from "../usage/sample-usage.js";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";

/** Where a day has not 24 hours, begins at one o'clock, or a month or a year ends. */
const PLACES = [
  ["America/New_York", "2026-11-01T04:00Z"],
  ["America/New_York", "2026-03-08T05:00Z"],
  ["Europe/Berlin", "2026-10-24T22:00Z"],
  ["America/Havana", "2026-03-08T05:00Z"],
  ["America/Havana", "2026-11-01T04:00Z"],
  ["Africa/Cairo", "2026-04-23T22:00Z"],
  ["Africa/Cairo", "2026-10-29T21:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T13:00Z"],
  ["Asia/Seoul", "2026-02-28T15:00Z"],
  ["Asia/Kathmandu", "2025-12-31T18:15Z"],
] as const;

const QUARTER_MS = 900_000;
const PER_DAY = 96;

export const METERS = ["COST", "TOKENS", "INPUT_TOKENS", "OUTPUT_TOKENS", "REQUESTS"] as const;
export const PERIODS = ["DAY", "WEEK", "MONTH", "ONCE"] as const;

export const limit = fc.record({
  meter: fc.constantFrom(...METERS),
  period: fc.constantFrom(...PERIODS),
  amount: fc.integer({ min: 1, max: 40 }),
  levels: fc.constantFrom([100], [50, 100], [33, 80, 100], [50, 80, 100, 150]),
});

export type Limit = typeof limit extends fc.Arbitrary<infer Value> ? Value : never;

/** Around the place; seldom weeks before. */
const quarter = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -PER_DAY, max: PER_DAY }) },
  { weight: 2, arbitrary: fc.integer({ min: -8 * PER_DAY, max: 8 * PER_DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: -35 * PER_DAY, max: -30 * PER_DAY }) },
);

const event = fc.record({
  quarter,
  tokens: fc.integer({ min: 0, max: 12 }),
  isPriced: fc.boolean(),
  model: fc.constantFrom("a", "b"),
  feature: fc.constantFrom("summary", "tag"),
  projectId: fc.constantFrom(1, 2),
  apiKeyId: fc.constantFrom(1, 2, null),
  /** In which of the batches that are recorded one after the other, or at the same time. */
  batch: fc.nat(5),
});

export type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

/** An app user: what it used, and what limit it has of its own. */
const appUser = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 5 }),
  own: fc.option(fc.record({ limit, isOn: fc.boolean() }), { freq: 2 }),
  /** The limit that it has in the end, where it is changed. */
  changed: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 2 }),
});

const look = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("merge" as const), atOnce: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("find" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("edit" as const) }) },
);

export type Look = typeof look extends fc.Arbitrary<infer Value> ? Value : never;

/** So many app users, each a case of its own, of one ledger. */
export function randomRound(appUsers: number) {
  return fc.record({
    place: fc.constantFrom(...PLACES),
    weekStart: fc.integer({ min: 1, max: 7 }),
    appUsers: fc.array(appUser, { minLength: appUsers, maxLength: appUsers, size: "max" }),
    forEach: fc.array(limit, { minLength: 2, maxLength: 4 }),
    looks: fc.array(look, { minLength: 4, maxLength: 10 }),
    /** Days before the place that what happens once begins, and how long it lasts. */
    once: fc.record({ before: fc.nat(40), days: fc.integer({ min: 1, max: 80 }) }),
  });
}

export type Round = ReturnType<typeof randomRound> extends fc.Arbitrary<infer Value> ? Value : never;

export function instantOf({ place }: Pick<Round, "place">, { quarter: quarters }: Event): Date {
  return new Date(Date.parse(place[1]) + quarters * QUARTER_MS);
}

export function usageOf(event_: Event, { id, userId, at }: { id: string; userId: string; at: Date }): NewUsage {
  const { tokens, isPriced, model, feature, projectId, apiKeyId } = event_;
  return sampleUsage(id, {
    createdAt: at,
    userId,
    model,
    feature,
    projectId,
    apiKeyId,
    counts: { ...NO_TOKENS, input: tokens, output: tokens % 3 },
    cost: isPriced ? pico(BigInt(tokens)) : null,
    costState: isPriced ? "priced" : "unpriced",
  });
}

/** What an event adds to a meter. */
export const AMOUNTS: Readonly<Record<Limit["meter"], (event: Event) => bigint>> = {
  COST: ({ isPriced, tokens }) => (isPriced ? BigInt(tokens) : 0n),
  TOKENS: ({ tokens }) => BigInt(tokens + (tokens % 3)),
  INPUT_TOKENS: ({ tokens }) => BigInt(tokens),
  OUTPUT_TOKENS: ({ tokens }) => BigInt(tokens % 3),
  REQUESTS: () => 1n,
};
