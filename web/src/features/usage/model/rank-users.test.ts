import { describe, expect, test } from "vitest";
import { rankUsers, withNextPage } from "./rank-users";

const rows = (...keys: string[]) => keys.map((key) => ({ key }));

describe("the ranking of app users", () => {
  test("counts app users, and not the requests without one", () => {
    expect(rankUsers(rows("7", "0", "3")).map(({ rank }) => rank)).toEqual([1, null, 2]);
  });

  test("shows nobody twice who moved down between two pages", () => {
    expect(withNextPage(rows("7", "3"), rows("3", "5"))).toEqual(rows("7", "3", "5"));
  });
});
