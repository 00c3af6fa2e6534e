import { describe, expect, test } from "vitest";
import { chosenColumns, chosenDensity, DEFAULT_COLUMNS, formatWidths, readWidths } from "./request-view";

const KNOWN = ["user", "model", "cost", "note"];

describe("the columns of the list of requests", () => {
  test("the address comes before what was chosen last, in the table's order", () => {
    expect(chosenColumns(KNOWN, { cols: ["note", "user"], kept: "cost" })).toEqual(["user", "note"]);
  });

  test("what was chosen last comes before the usual ones", () => {
    expect(chosenColumns(KNOWN, { cols: [], kept: "cost,model" })).toEqual(["model", "cost"]);
  });

  test.each([[["nonsense"]], [[]]])("an address that names no column leaves the usual ones: %s", (cols) => {
    expect(chosenColumns(KNOWN, { cols, kept: null })).toEqual(KNOWN.filter((key) => DEFAULT_COLUMNS.includes(key)));
  });
});

test("a row is as high as the address says, else as last chosen", () => {
  expect(chosenDensity("compact", "regular")).toBe("compact");
  expect(chosenDensity(null, "compact")).toBe("compact");
  expect(chosenDensity(null, "huge")).toBe("regular");
});

test("widths are kept as text, and what is no width of a column is left out", () => {
  const widths = readWidths("model:200,cost:9,evil:100,note:x", KNOWN);
  expect(formatWidths(widths)).toBe("model:200,cost:56");
  expect(readWidths(null, KNOWN).size).toBe(0);
});
