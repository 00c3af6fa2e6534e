import fc from "fast-check";
import { pico } from "@tokenledger/model/money";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import type { NewUsage } from "../../src/usage/domain/new-usage.js";

export const RANDOM_ZONE = "America/New_York";
/** Around the end of daylight saving time, and the end of a month in that zone. */
const AROUND = Date.UTC(2026, 10, 1, 4);

/** What an event says; `late` ones lie weeks before the others. */
export const randomContent = fc.record({
  minute: fc.oneof(fc.integer({ min: -360, max: 360 }), fc.integer({ min: -35 * 1_440, max: -30 * 1_440 })),
  model: fc.constantFrom("a", "b"),
  userId: fc.constantFrom("1", "2", "3", null),
  apiKeyId: fc.constantFrom(1, 2, null),
  tokens: fc.integer({ min: 0, max: 5_000_000 }),
  state: fc.constantFrom("priced", "free", "unpriced", "missing"),
});

export type Content = typeof randomContent extends fc.Arbitrary<infer Value> ? Value : never;

/** @param rate of a token that is priced, in pico-USD */
export function usageOf(content: Content, rate: bigint): Partial<NewUsage> {
  const { minute, model, userId, apiKeyId, tokens, state } = content;
  const counts =
    state === "missing" ? null : { ...NO_TOKENS, input: tokens, cache_read: tokens % 7, reasoning: tokens % 3 };
  const cost = state === "priced" ? pico(BigInt(tokens) * rate) : state === "free" ? pico(0n) : null;
  return {
    createdAt: new Date(AROUND + minute * 60_000),
    model,
    userId,
    apiKeyId,
    counts,
    usageState: counts === null ? "missing" : "reported",
    cost,
    costState: cost === null ? "unpriced" : state === "free" ? "free" : "priced",
  };
}
