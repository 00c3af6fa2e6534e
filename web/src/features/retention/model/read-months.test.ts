import { expect, test } from "vitest";
import { readMonths } from "./read-months";

test.each([
  ["1", 1],
  [" 12 ", 12],
  ["120", 120],
  ["0", null],
  ["121", null],
  ["-3", null],
  ["1.5", null],
  ["", null],
  ["three", null],
])("of %j are %j months", (text, months) => {
  expect(readMonths(text)).toBe(months);
});
