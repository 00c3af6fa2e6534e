import { expect, test } from "vitest";
import { Confidence, FindingKind } from "./finding.js";
import { temperConfidence } from "./temper-confidence.js";

const TO = new Date("2026-10-31T00:00:00Z");
const days = (count: number) => ({ from: new Date(TO.getTime() - count * 86_400_000), to: TO });
const { HIGH, MEDIUM, LOW } = Confidence;

test.each([
  { name: "all of a month", kind: FindingKind.BILLED_RETRIES, window: 30, singles: 30, expected: [HIGH, "SAME_INPUT"] },
  {
    name: "the newest of a month",
    kind: FindingKind.BILLED_RETRIES,
    window: 30,
    singles: 9,
    expected: [MEDIUM, "SAMPLED"],
  },
  {
    name: "sums are of all of it",
    kind: FindingKind.CHEAPER_MODEL,
    window: 30,
    singles: 9,
    expected: [HIGH, "SAME_INPUT"],
  },
  { name: "exactly a week", kind: FindingKind.CHEAPER_MODEL, window: 7, singles: 7, expected: [HIGH, "SAME_INPUT"] },
  { name: "less than a week", kind: FindingKind.CHEAPER_MODEL, window: 6, singles: 6, expected: [LOW, "SHORT_RANGE"] },
])("$name is $expected", ({ kind, window, singles, expected }) => {
  const finding = { kind, confidence: HIGH, confidenceReason: "SAME_INPUT" as const };
  const { confidence, confidenceReason } = temperConfidence(finding, { window: days(window), singles: days(singles) });
  expect([confidence, confidenceReason]).toEqual(expected);
});
