import { expect, test } from "vitest";
import { METERS } from "../../../lib/url-grammar";
import { rankingMeter, rankingSort } from "./user-sort";

test.each(METERS)("a ranking by %s is read from the address as it was written", (meter) => {
  expect(rankingMeter(rankingSort(meter))).toBe(meter);
});

test.each([null, "cost", "-name", "tokens"])("%s ranks by cost, which the address need not say", (sort) => {
  expect(rankingMeter(sort)).toBe("cost");
  expect(rankingSort("cost")).toBeNull();
});
