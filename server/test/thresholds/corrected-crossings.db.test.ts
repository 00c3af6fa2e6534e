import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { mergeDeltas, mergeSome } from "../../src/usage/merge-deltas.js";
import { CrossingsDesk } from "./crossings-desk.js";
import { crossings, watch } from "./watch.js";

let desk: CrossingsDesk;
let pool: CrossingsDesk["pool"];
let use: CrossingsDesk["use"];

beforeAll(async () => {
  desk = await CrossingsDesk.open();
  ({ pool, use } = desk);
});

afterAll(() => desk.close());

beforeEach(() => desk.clear());

describe("a level", () => {
  test.each(["EACH_USER", "OVERALL"] as const)(
    "is not reached by usage that moves while a merge has what it adds and not yet what it takes away, %s",
    async (scope) => {
      for (const period of ["DAY", "WEEK"] as const) await watch(pool, { scope, period, limit: 2_000, levels: [100] });
      await use("1", "2026-11-20");
      await mergeDeltas(pool);
      await desk.correct({ model: "another" });
      const client = await pool.connect();
      expect(await mergeSome(client, 1, CROSSINGS_TARGETS)).toBe(1);
      const { rows } = await client.query(
        "select sum(total_tokens)::int as merged from usage_user_counters where period = 'day'",
      );
      expect(rows).toEqual([{ merged: 2_400 }]);
      expect(await mergeSome(client, 1, CROSSINGS_TARGETS)).toBe(1);
      client.release();
      expect(await crossings(pool)).toEqual([]);
    },
  );

  test("is told once, also when usage falls below it and reaches it again", async () => {
    const id = await watch(pool, { meter: "REQUESTS", limit: 1, levels: [100] });
    for (const userId of ["1", "2", "1"]) {
      if ((await crossings(pool)).length === 0) await use(userId, "2026-11-20");
      else await desk.correct({ userId });
      await mergeDeltas(pool, { more: CROSSINGS_TARGETS });
    }
    expect(await crossings(pool)).toEqual([`${id} 1 2026-11-20 100`, `${id} 2 2026-11-20 100`]);
  });
});
