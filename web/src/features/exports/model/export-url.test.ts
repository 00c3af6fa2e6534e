import { EXPORT_COLUMNS } from "@tokenledger/model/export-columns";
import { describe, expect, test } from "vitest";
import { parseUrlState } from "../../../lib/url-state";
import { exportUrl, type ExportShape } from "./export-url";

const WHOLE: ExportShape = { format: "csv", columns: EXPORT_COLUMNS, bom: true, footer: true };

const queryOf = (search: Record<string, unknown>, shape: Partial<ExportShape> = {}) => {
  const url = new URL(exportUrl(parseUrlState(search).state, { ...WHOLE, ...shape }), "http://localhost");
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
