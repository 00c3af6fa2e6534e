import { expect, test } from "vitest";
import { splitDecimal } from "./split-decimal";

test.each([
  { text: "$1,234.50", whole: "$1,234", fraction: ".50" },
  { text: "$0", whole: "$0", fraction: "" },
  { text: "—", whole: "—", fraction: "" },
])("$text", ({ text, whole, fraction }) => {
  expect(splitDecimal(text)).toEqual({ whole, fraction });
});
