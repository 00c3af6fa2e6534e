import { describe, expect, test } from "vitest";
import { cellXml, columnName } from "./cell-xml.js";

describe("a cell of a sheet", () => {
  test.each([
    { text: "=cmd|' /C calc'!A0", xml: "=cmd|' /C calc'!A0", style: 2 },
    { text: "a < b & c", xml: "a &lt; b &amp; c", style: 0 },
    { text: "둘\n셋", xml: "둘\n셋", style: 0 },
    { text: "a\rb\u0000", xml: "a_x000D_b_x0000_", style: 0 },
    { text: "_x000D_", xml: "_x005F_x000D_", style: 0 },
  ])("holds $text as text", ({ text, xml, style }) => {
    expect(cellXml({ text }, "B2")).toBe(
      `<c r="B2" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`,
    );
  });

  test("holds a decimal as it is, and nothing where nothing is known", () => {
    expect(cellXml({ decimal: "0.000000000123" }, "C3")).toBe('<c r="C3"><v>0.000000000123</v></c>');
    expect(cellXml(null, "C3")).toBe("");
  });
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %d is %s", (at, name) => {
  expect(columnName(at)).toBe(name);
});
