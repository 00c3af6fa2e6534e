import { expect, test } from "vitest";
import { labelledMarks, logMarks } from "./log-marks";

test.each([
  { name: "what lies between marks lies between their neighbours", least: 3, most: 42, marks: [2, 5, 10, 20, 50] },
  { name: "a mark itself begins the axis", least: 20, most: 30, marks: [20, 50] },
  { name: "a mark itself is inside, not at the end", least: 20, most: 50, marks: [20, 50, 100] },
  { name: "a single value has a band of its own", least: 1, most: 1, marks: [1, 2] },
])("$name", ({ least, most, marks }) => {
  expect(logMarks(least, most)).toEqual(marks);
});

test("a long axis writes out its powers of ten", () => {
  expect(labelledMarks(logMarks(1, 70_000))).toEqual([1, 10, 100, 1_000, 10_000, 100_000]);
});

test("a short axis writes out every mark", () => {
  expect(labelledMarks(logMarks(100, 900))).toEqual([100, 200, 500, 1_000]);
});
