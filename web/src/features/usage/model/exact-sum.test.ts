import { describe, expect, test } from "vitest";
import { costPerRequest, exactSum, perWeek, shareOf } from "./exact-sum";

describe("exactSum", () => {
  test.each([
    { name: "adds what floats cannot", parts: ["0.1", "0.2"], sum: "0.3" },
    {
      name: "keeps the last pico-dollar of a large sum",
      parts: ["9007199254740993", "0.000000000001"],
      sum: "9007199254740993.000000000001",
    },
    { name: "adds counts as whole numbers", parts: ["3", "4"], sum: "7" },
    { name: "of nothing is zero", parts: [], sum: "0" },
  ])("$name", ({ parts, sum }) => {
    expect(exactSum(parts)).toBe(sum);
  });
});

describe("costPerRequest", () => {
  test("divides only by the requests whose cost is known", () => {
    expect(costPerRequest("0.9", 3)).toBe("0.3");
  });

  test("is unknown, not zero, when no request has a price", () => {
    expect(costPerRequest("0", 0)).toBeNull();
  });
});

test("a share of nothing is unknown", () => {
  expect([shareOf("1", "4"), shareOf("0", "0")]).toEqual([0.25, null]);
});

test("a sum of weeks is divided by them, and one of less than a week is itself", () => {
  expect(perWeek("0.9", 3)).toBe("0.3");
  expect(perWeek("42", 4.2)).toBe("10");
  expect(perWeek("42", 0.9)).toBe("42");
});
