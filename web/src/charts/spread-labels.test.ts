import { expect, test } from "vitest";
import { spreadLabels } from "./spread-labels";

const ROOM = { gap: 10, top: 0, bottom: 100 };

test.each([
  { name: "labels that are apart stay", wanted: [20, 50], placed: [20, 50] },
  { name: "the lower of two moves down", wanted: [50, 45], placed: [55, 45] },
  { name: "at the bottom the upper ones move up", wanted: [100, 98, 96], placed: [100, 90, 80] },
  { name: "none leaves the top", wanted: [-5, 2], placed: [0, 10] },
])("$name", ({ wanted, placed }) => {
  expect(spreadLabels(wanted, ROOM)).toEqual(placed);
});
