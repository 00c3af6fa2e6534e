import { EXPORT_COLUMNS } from "@tokenledger/model/export-columns";
import { describe, expect, test } from "vitest";
import { parseUrlState } from "../../../lib/url-state";
import { exportUrl, type ExportShape } from "./export-url";

const WHOLE: ExportShape = { format: "csv", columns: EXPORT_COLUMNS, bom: true, footer: true };

const queryOf = (search: Record<string, unknown>, shape: Partial<ExportShape> = {}) => {
  const url = new URL(
    exportUrl(parseUrlState(search).state, { ...WHOLE, ...shape }, { of: "requests", rows: 12, isAtMost: false }),
    "http://localhost",
  );
  return [...url.searchParams];
};

describe("the address of an export", () => {
  test("is the range and the shape, where nothing is filtered", () => {
    expect(queryOf({ range: "7d" })).toEqual([
      ["format", "csv"],
      ["range", "7d"],
      ["bom", "1"],
      ["footer", "1"],
    ]);
  });

  test("has every condition of the list", () => {
    const view = { range: "2026-11-01..2026-11-23", tz: "Asia/Seoul", cost: "unpriced", q: "note 1", attempt: "2" };
    const query = queryOf(view, { columns: ["time", "cost"], footer: false });
    expect(query).toEqual(
      expect.arrayContaining([
        ["range", "2026-11-01..2026-11-23"],
        ["timezone", "Asia/Seoul"],
        ["costStates", "UNPRICED"],
        ["minAttempt", "2"],
        ["search", "note 1"],
        ["columns", "time,cost"],
      ]),
    );
    expect(query.map(([name]) => name)).not.toContain("footer");
  });

  test("asks for no byte order mark but in CSV", () => {
    expect(queryOf({}, { format: "jsonl" }).map(([name]) => name)).not.toContain("bom");
  });
});

test("the address of a ranking says what it is of, and leaves out what is of single requests alone", () => {
  const view = parseUrlState({ range: "30d", feature: "summary", cost: "unpriced" }).state;
  const shape: ExportShape = { format: "xlsx", columns: ["rank", "name"], bom: true, footer: true };
  const subject = { of: "breakdown", rows: 7, groupBy: "USER", sort: "TOKENS", compare: "OFF" } as const;
  const url = new URL(exportUrl(view, shape, subject), "http://localhost");
  expect(url.pathname).toBe("/v1/exports/statistics");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    format: "xlsx",
    range: "30d",
    features: "summary",
    of: "breakdown",
    groupBy: "USER",
    sort: "TOKENS",
    compare: "OFF",
    columns: "rank,name",
  });
});
