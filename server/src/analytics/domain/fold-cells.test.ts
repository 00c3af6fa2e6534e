import { describe, expect, test } from "vitest";
import { type CrosstabCell, foldCells } from "./fold-cells.js";

function cell(row: string | null, column: string | null, value: bigint): CrosstabCell {
  return { row, column, value, requests: 2, unpricedRequests: 1 };
}

describe("foldCells", () => {
  test("rows and columns are in the order given, the rest last, and cells lie between them", () => {
    const folded = foldCells([cell("a", "x", 1n), cell("b", "y", 2n), cell(null, "x", 4n), cell("b", "x", 8n)], {
      rows: ["b", "a", null],
      columns: ["x", "y", null],
    });
    expect(folded.rows.map(({ key, value }) => [key, value])).toEqual([
      ["b", 10n],
      ["a", 1n],
      [null, 4n],
    ]);
    expect(folded.columns).toEqual([
      { key: "x", value: 13n, requests: 6, unpricedRequests: 3 },
      { key: "y", value: 2n, requests: 2, unpricedRequests: 1 },
    ]);
    expect(folded.cells.map((line) => line.map((at) => at?.value ?? null))).toEqual([
      [8n, 2n],
      [1n, null],
      [4n, null],
    ]);
  });

  test("nothing gives no lines", () => {
    expect(foldCells([], { rows: [null], columns: [null] })).toEqual({ rows: [], columns: [], cells: [] });
  });
});
