import { describe, expect, test } from "vitest";
import { exportUrl } from "./export-url";

const view = { range: "7d", actors: [], actions: [], about: null, q: "" };

describe("exportUrl", () => {
  test("a spreadsheet is told the encoding", () => {
    expect(exportUrl("csv", view)).toBe("/v1/audit?format=csv&bom=1&range=7d");
  });

  test("what the page narrows narrows the file", () => {
    const narrow = {
      range: "2026-11-01..2026-11-23",
      actors: ["a@example.com", "b"],
      actions: ["price.create"],
      about: { kind: "price", id: "3" },
      q: "50 %",
    };
    expect(exportUrl("jsonl", narrow)).toBe(
      "/v1/audit?format=jsonl&range=2026-11-01..2026-11-23&actor=a%40example.com&actor=b&action=price.create&targetKind=price&targetId=3&search=50+%25",
    );
  });
});
