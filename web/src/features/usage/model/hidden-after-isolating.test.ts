import { expect, test } from "vitest";
import { hiddenAfterIsolating } from "./hidden-after-isolating";

const keys = ["a", "b", "c"];

test.each([
  { name: "one of all: the others go", hidden: [], after: ["b", "c"] },
  { name: "a hidden one comes back alone", hidden: ["a"], after: ["b", "c"] },
  { name: "the one that is alone brings back all", hidden: ["b", "c"], after: [] },
])("$name", ({ hidden, after }) => {
  expect(hiddenAfterIsolating("a", keys, hidden)).toEqual(after);
});
