import { describe, expect, test } from "vitest";
import { rankUsers, withNextPage } from "./rank-users";

const rows = (...keys: string[]) => keys.map((key) => ({ key }));

/** In order of rank; `before` by key. */
const placed = (keys: readonly string[], before: Readonly<Record<string, number>> = {}) =>
  keys.map((key, at) => ({ key, rank: at + 1, rankBefore: before[key] ?? null }));

describe("the ranking of app users", () => {
  test("counts app users, and not the requests without one", () => {
    expect(rankUsers(placed(["7", "0", "3"])).map(({ rank }) => rank)).toEqual([1, null, 2]);
  });

  test("requests without an app user move nobody by coming or going", () => {
    const ranked = rankUsers(placed(["7", "3", "0"], { "0": 1, "7": 2, "3": 3 }));
    expect(ranked.slice(0, 2).map(({ rank, before }) => [rank, before])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test("who had no usage before has no place before", () => {
    expect(rankUsers(placed(["7"]))[0]?.before).toBeNull();
  });

  test("shows nobody twice who moved down between two pages", () => {
    expect(withNextPage(rows("7", "3"), rows("3", "5"))).toEqual(rows("7", "3", "5"));
  });
});
