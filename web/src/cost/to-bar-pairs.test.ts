import { expect, test } from "vitest";
import { createFormat } from "../lib/format";
import { toBarPairs } from "./to-bar-pairs";

const DAY = { key: "2026-11-23", name: "Mon, Nov 23", requests: 3, before: "0.5", after: "1.25", difference: "0.75" };

test.each([
  {
    name: "both amounts have their length and their words",
    known: { before: "whole", after: "whole" },
    pixels: [0.5, 1.25],
    text: "Mon, Nov 23: $0.5000 → $1.25",
  },
  {
    name: "an unknown cost has no bar, and is no zero in words",
    known: { before: "unknown", after: "at-least" },
    pixels: [null, 1.25],
    text: "Mon, Nov 23: — → ≥ $1.25",
  },
  {
    name: "nor has one that becomes unknown",
    known: { before: "whole", after: "unknown" },
    pixels: [0.5, null],
    text: "Mon, Nov 23: $0.5000 → —",
  },
] as const)("$name", ({ known, pixels: [before, after], text }) => {
  expect(toBarPairs([{ ...DAY, known }], createFormat("en", "UTC"))).toEqual([
    { key: "2026-11-23", text, before, after },
  ]);
});
