import { expect, test } from "vitest";
import { rankChange } from "./rank-change";

test.each([
  { name: "from third to first is two up", rank: 1, before: 3, change: { kind: "up", places: 2 } },
  { name: "from first to fourth is three down", rank: 4, before: 1, change: { kind: "down", places: 3 } },
  { name: "the same place is no change", rank: 2, before: 2, change: { kind: "same" } },
  { name: "who had no place is new, not risen from nowhere", rank: 7, before: null, change: { kind: "new" } },
])("$name", ({ rank, before, change }) => {
  expect(rankChange(rank, before)).toEqual(change);
});
