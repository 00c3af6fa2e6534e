import { expect, test } from "vitest";
import { stepCell } from "./step-cell";

test.each([
  { name: "right is the next column", key: "ArrowRight", to: { row: 1, column: 2 } },
  { name: "down is the next row", key: "ArrowDown", to: { row: 2, column: 1 } },
  { name: "End is the last of the row", key: "End", to: { row: 1, column: 23 } },
  { name: "Home is the first of the row", key: "Home", to: { row: 1, column: 0 } },
])("$name", ({ key, to }) => {
  expect(stepCell(key, { row: 1, column: 1 }, { rows: 7, columns: 24 })).toEqual(to);
});

test("edges hold, and other keys lead nowhere", () => {
  expect(stepCell("ArrowUp", { row: 0, column: 0 }, { rows: 7, columns: 24 })).toEqual({ row: 0, column: 0 });
  expect(stepCell("ArrowRight", { row: 0, column: 23 }, { rows: 7, columns: 24 })).toEqual({ row: 0, column: 23 });
  expect(stepCell("Tab", { row: 0, column: 0 }, { rows: 7, columns: 24 })).toBeNull();
});
