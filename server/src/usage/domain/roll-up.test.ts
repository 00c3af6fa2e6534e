import fc from "fast-check";
import { NO_TOKENS } from "@tokenledger/model/token-class";
import { pico } from "@tokenledger/model/money";
import { describe, expect, test } from "vitest";
import { sampleUsage } from "../../../test/usage/sample-usage.js";
import { bucketStart } from "./bucket.js";
import type { NewUsage } from "./new-usage.js";
import { rollUp, rollUpByUser, type SummedUsage } from "./roll-up.js";
import { tokenColumns } from "./token-columns.js";
import { addSums, addUsage, noUsage, type UsageSums } from "./usage-sums.js";

function rolledUp(overrides: Partial<NewUsage> = {}, dimensionId = 1): SummedUsage {
  const event = sampleUsage("e", overrides);
  return { event, tokens: tokenColumns(event.counts), dimensionId, bucketStart: bucketStart(event.createdAt) };
}

function total(rows: readonly { readonly sums: UsageSums }[]): UsageSums {
  const sums = noUsage();
  for (const row of rows) addSums(sums, row.sums);
  return sums;
}

const at = (minute: number) => ({ createdAt: new Date(Date.UTC(2026, 10, 23, 0, minute)) });

describe("rollUpByUser", () => {
  test("has a row for each bucket, user and dimension set", () => {
    const rows = rollUpByUser([
      rolledUp({ ...at(16), userId: "10" }),
      rolledUp({ ...at(1), userId: "9" }, 2),
      rolledUp({ ...at(2), userId: "10" }),
      rolledUp({ ...at(3), userId: "9" }),
      rolledUp({ ...at(4) }),
      rolledUp({ ...at(14), userId: "9" }),
    ]);
    expect(
      new Set(
        rows.map((row) => `${row.bucketStart.getUTCMinutes()} ${row.userId} ${row.dimensionId}: ${row.sums.requests}`),
      ),
    ).toEqual(new Set(["0 0 1: 1", "0 9 1: 2", "0 9 2: 1", "0 10 1: 1", "15 10 1: 1"]));
    expect(rows).toHaveLength(5);
  });

  test("adds up costs and tokens, and counts what is unknown instead of adding zero", () => {
    const [row] = rollUpByUser([
      rolledUp(),
      rolledUp({ cost: pico(5n), counts: { ...NO_TOKENS, input: 7 }, usageState: "partial" }),
      rolledUp({ cost: null, costState: "unpriced", counts: null, usageState: "missing" }),
      rolledUp({ cost: pico(0n), costState: "free", usageState: "estimated" }),
    ]);
    expect(row?.sums).toMatchObject({
      requests: 4n,
      unpriced_requests: 1n,
      free_requests: 1n,
      partial_requests: 1n,
      missing_requests: 1n,
      estimated_requests: 1n,
      input_tokens: 2_007n,
      output_tokens: 400n,
      reasoning_tokens: 100n,
      total_tokens: 2_407n,
      cost: 800_000_005n,
    });
  });

  test("sums have no upper end", () => {
    const most = { counts: { ...NO_TOKENS, input: Number.MAX_SAFE_INTEGER } };
    const [row] = rollUpByUser(Array.from({ length: 2_000 }, () => rolledUp(most)));
    expect(row?.sums.input_tokens).toBe(BigInt(Number.MAX_SAFE_INTEGER) * 2_000n);
  });
});

describe("both rollups", () => {
  const anyEvent = fc.record({
    minute: fc.integer({ min: 0, max: 59 }),
    userId: fc.constantFrom("1", "2", "10", null),
    dimensionId: fc.integer({ min: 1, max: 3 }),
    input: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  });

  test("have the sums of the events, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (given) => {
        const events = given.map(({ minute, userId, dimensionId, input }) =>
          rolledUp({ ...at(minute), userId, counts: { ...NO_TOKENS, input } }, dimensionId),
        );
        const raw = noUsage();
        for (const { event, tokens } of events) addUsage(raw, event, tokens);
        const byUser = rollUpByUser(events);
        expect(total(byUser)).toEqual(raw);
        expect(total(rollUp(byUser))).toEqual(raw);
        expect(rollUp(rollUpByUser(events.toReversed()))).toEqual(rollUp(byUser));
      }),
    );
  });

  test("over everybody rows are in the order of their key", () => {
    const rows = rollUp(rollUpByUser([rolledUp(at(16), 2), rolledUp(at(16)), rolledUp(at(1), 10), rolledUp(at(1), 9)]));
    expect(rows.map(({ bucketStart: start, dimensionId }) => [start.getUTCMinutes(), dimensionId])).toEqual([
      [0, 9],
      [0, 10],
      [15, 1],
      [15, 2],
    ]);
  });

  test("over everybody there is one row for each bucket and dimension set, and no user", () => {
    const rows = rollUp(rollUpByUser([rolledUp({ userId: "1" }), rolledUp({ userId: "2" }), rolledUp({}, 2)]));
    expect(rows.map(({ userId, dimensionId, sums }) => [userId, dimensionId, sums.requests])).toEqual([
      [null, 1, 2n],
      [null, 2, 1n],
    ]);
  });
});
