import { describe, expect, test } from "vitest";
import { fitGrid, type GridCell } from "./log-grid.js";

function cell(column: number, row: number): GridCell {
  return { column, row, requests: 2n, outputTokens: BigInt(column + 1), durationMs: BigInt(row + 1) };
}

function square(size: number): GridCell[] {
  return Array.from({ length: size * size }, (_, at) => cell(Math.floor(at / size) - 1, (at % size) - 1));
}

describe("fitGrid", () => {
  test("cells that fit stay as fine as they are", () => {
    expect(fitGrid(square(22), 500)).toEqual(square(22));
  });

  test("one cell too many halves the grid", () => {
    expect(fitGrid([cell(0, 0), cell(1, 1), cell(2, 2)], 2)).toEqual([
      { column: 0, row: 0, requests: 4n, outputTokens: 3n, durationMs: 3n },
      cell(2, 2),
    ]);
  });

  test("zero is never joined with one", () => {
    const joined = fitGrid([cell(-1, 0), cell(0, 0), cell(1, 0)], 2);
    expect(joined.map(({ column }) => column)).toEqual([-1, 0]);
  });

  test("numbers of any size fit, and no request is lost", () => {
    const all = square(19 * 12 + 1); // up to the largest bigint of the database
    const joined = fitGrid(all, 500);
    expect(joined.length).toBeLessThanOrEqual(500);
    expect(joined.reduce((sum, { requests }) => sum + requests, 0n)).toBe(BigInt(2 * all.length));
  });

  test("nothing makes no cells", () => {
    expect(fitGrid([], 500)).toEqual([]);
  });
});
