import type { EntityManager } from "@mikro-orm/postgresql";
import { parseUsd } from "@tokenledger/model/money";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import type { CrosstabRequest } from "../../src/analytics/select-crosstab-cells.js";
import { usageCrosstab } from "../../src/analytics/usage-crosstab.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { plantUsage } from "./planted-usage.js";

const FILTER = { range: { preset: "2026-11-20..2026-11-21" }, timezone: "UTC" };
const USD = 1_000_000_000_000;

let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  let em: EntityManager;
  ({ em, question, close } = await openQuestions());
  await plantUsage(em, [
    { at: "2026-11-20T10:00:00Z", model: "a", feature: "summary", cost: 8 * USD, userId: 1 },
    { at: "2026-11-20T11:00:00Z", model: "a", feature: "tag", cost: USD, userId: 2 },
    { at: "2026-11-20T12:00:00Z", model: "b", feature: "summary", cost: 4 * USD, userId: null },
    { at: "2026-11-21T10:00:00Z", model: "c", feature: "chat", cost: 2 * USD, userId: 2 },
    { at: "2026-11-21T10:00:00Z", model: "d", feature: "tag", cost: null, inputTokens: 77, userId: 2 },
    { at: "2026-11-22T10:00:00Z", model: "a", feature: "tag", cost: 99 * USD },
  ]);
});

afterAll(() => close());

function crosstab(request: Partial<CrosstabRequest>) {
  const { MODEL, FEATURE } = UsageDimension;
  return question(FILTER, (asked) =>
    usageCrosstab(asked, { rows: MODEL, columns: FEATURE, meter: Meter.COST, topRows: 10, topColumns: 6, ...request }),
  );
}

describe("usage by two dimensions", () => {
  test("cells add up to their rows, their columns and the total", async () => {
    const { rows, columns, cells, total, rowCount, columnCount, coverage } = await crosstab({});
    expect(rows.map(({ key, sum }) => [key, sum])).toEqual([
      ["a", "9"],
      ["b", "4"],
      ["c", "2"],
      ["d", "0"],
    ]);
    expect(columns.map(({ key, sum }) => [key, sum])).toEqual([
      ["summary", "12"],
      ["chat", "2"],
      ["tag", "1"],
    ]);
    expect(cells).toEqual([
      ["8", "0", "1"],
      ["4", "0", "0"],
      ["0", "2", "0"],
      ["0", "0", "0"],
    ]);
    expect({ total, rowCount, columnCount }).toEqual({ total: "15", rowCount: 4, columnCount: 3 });
    expect(coverage).toMatchObject({ requests: 5, unpricedRequests: 1 });
  });

  test("a cell without a known cost is told from one without requests", async () => {
    const { requests, unpricedRequests, rows } = await crosstab({});
    expect(requests[3]).toEqual([0, 0, 1]);
    expect(unpricedRequests[3]).toEqual([0, 0, 1]);
    expect(rows[3]).toMatchObject({ key: "d", requests: 1, unpricedRequests: 1 });
  });

  test("what is beyond the top is together, last, and tells how many it is", async () => {
    const { rows, columns, cells, total } = await crosstab({ topRows: 1, topColumns: 1 });
    expect(rows.map(({ key, sum, memberCount }) => [key, sum, memberCount])).toEqual([
      ["a", "9", null],
      ["OTHER", "6", 3],
    ]);
    expect(columns.map(({ key, sum, memberCount }) => [key, sum, memberCount])).toEqual([
      ["summary", "12", null],
      ["OTHER", "3", 2],
    ]);
    expect(cells).toEqual([
      ["8", "1"],
      ["4", "2"],
    ]);
    expect(total).toBe("15");
  });

  test("app users are named by their pseudonyms, days by their dates", async () => {
    const { USER, DAY } = UsageDimension;
    const { rows, columns, cells } = await crosstab({ rows: USER, columns: DAY, meter: Meter.REQUESTS });
    expect(rows.map(({ key, label, sum }) => [key, label, sum])).toEqual([
      ["2", "sparrow-2", "3"],
      ["0", "—", "1"],
      ["1", "sparrow-1", "1"],
    ]);
    expect(columns.map(({ key, sum }) => [key, sum])).toEqual([
      ["2026-11-20", "3"],
      ["2026-11-21", "2"],
    ]);
    expect(cells.flat().reduce((sum, value) => sum + parseUsd(value), 0n)).toBe(parseUsd("5"));
  });

  test.each([
    { name: "twice the same dimension", request: { columns: UsageDimension.MODEL }, field: "columns" },
    { name: "no row", request: { topRows: 0 }, field: "topRows" },
    { name: "too many columns", request: { topColumns: 21 }, field: "topColumns" },
  ])("$name is refused", async ({ request, field }) => {
    await expect(crosstab(request)).rejects.toMatchObject({ code: "BAD_INPUT", field });
  });
});
