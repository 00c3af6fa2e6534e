import { expect, test } from "vitest";
import { createFormat } from "../lib/format";
import { toBarPairs } from "./to-bar-pairs";

const DAY = { key: "2026-11-23", name: "Mon, Nov 23", requests: 3, after: "1.25", difference: "1.25" };

test.each([
  {
    name: "both amounts have their length and their words",
    before: "0.5",
    pixels: 0.5,
    text: "Mon, Nov 23: $0.5000 → $1.25",
  },
  {
    name: "an unknown cost has no bar, and is no zero in words",
    before: null,
    pixels: null,
    text: "Mon, Nov 23: — → $1.25",
  },
])("$name", ({ before, pixels, text }) => {
  expect(toBarPairs([{ ...DAY, before }], createFormat("en", "UTC"))).toEqual([
    { key: "2026-11-23", text, before: pixels, after: 1.25 },
  ]);
});
