import { expect, test } from "vitest";
import { CELL, cellDay, detectorInput } from "../../../test/savings/detector-input.js";
import { detectSavings, MOST_FINDINGS } from "./detect-savings.js";
import { FindingKind } from "./finding.js";

test("of very many findings the dearest are told, and what all of them save together", () => {
  const features = Array.from({ length: MOST_FINDINGS + 50 }, (_, at) => `feature-${at}`);
  const days = features.map((feature, at) =>
    cellDay("2026-10-01", { input: 100_000n, output: 10_000n - BigInt(at) }, { cell: { ...CELL, feature } }),
  );
  const { findings, checked, together } = detectSavings(detectorInput({ days }));
  expect(findings.map(({ kind, subject }) => [kind, subject.feature])).toEqual(
    features
      .toReversed()
      .slice(0, MOST_FINDINGS)
      .map((feature) => [FindingKind.CHEAPER_MODEL, feature]),
  );
  expect(checked.find(({ kind }) => kind === FindingKind.CHEAPER_MODEL)?.found).toBe(features.length);
  expect(together.high).toBeGreaterThan(findings.reduce((sum, { high }) => sum + high, 0n));
});
