import {
  INPUT_CLASSES,
  NO_TOKENS,
  OUTPUT_CLASSES,
  TOKEN_CLASSES,
  type TokenClass,
} from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countParts, NO_PARTS, type ReportedParts } from "./count-parts.js";
import type { NormalisedUsage } from "./normalised-usage.js";

describe("countParts", () => {
  test.each([
    {
      name: "parts inside their wholes are taken out of them",
      report: { input: 100, output: 30, cacheRead: 40, cacheWrite: 10, cacheWrite1h: 5, reasoning: 20, total: 130 },
      counts: { input: 45, cache_read: 40, cache_write: 10, cache_write_1h: 5, output: 10, reasoning: 20 },
    },
    {
      name: "reasoning beside the output is added to it",
      report: { input: 910, output: 295, reasoning: 2816, total: 4021 },
      counts: { input: 910, output: 295, reasoning: 2816 },
    },
    {
      name: "a cache beside the input is added to it",
      report: { input: 5000, output: 141, cacheRead: 2284, total: 7425 },
      counts: { input: 5000, cache_read: 2284, output: 141 },
    },
    {
      name: "a cache known to be beside is, though it would fit and the total leaves it out",
      report: { input: 5000, output: 141, cacheRead: 2284, total: 5141, cacheIsBeside: true },
      counts: { input: 5000, cache_read: 2284, output: 141 },
    },
    {
      name: "modalities are parts of the input and of the visible output",
      report: {
        input: 1000,
        output: 500,
        reasoning: 100,
        inputDetails: { text: null, audio: 600, image: 50, video: 0 },
        outputDetails: { text: 0, audio: 300, image: 0, video: 0 },
      },
      counts: { input: 350, input_audio: 600, input_image: 50, output: 100, reasoning: 100, output_audio: 300 },
      warnings: ["output details add up to 300, not 400"],
    },
    {
      name: "more cache than input is beside it, and said",
      report: { input: 18, output: 141, cacheRead: 2284 },
      counts: { input: 18, cache_read: 2284, output: 141 },
      warnings: ["cached tokens (2284) exceed input (18) and count beside it"],
    },
    {
      name: "what only the total knows of is output, and said",
      report: { input: 758, output: 102, total: 1725 },
      counts: { input: 758, output: 967 },
      warnings: ["total is 1725, but its parts add up to 860; the rest counts as output"],
    },
    {
      name: "an output that is not reported is what the total leaves",
      report: { input: 10, total: 30 },
      counts: { input: 10, output: 20 },
      warnings: ["total is 30, but its parts add up to 10; the rest counts as output"],
    },
    {
      name: "so is an input",
      report: { output: 10, total: 30 },
      counts: { input: 20, output: 10 },
      warnings: ["total is 30, but its parts add up to 10; the rest counts as input"],
    },
    {
      name: "a total below its parts is said",
      report: { input: 10, output: 30, total: 12 },
      counts: { input: 10, output: 30 },
      warnings: ["total is 12, but its parts add up to 40"],
    },
    { name: "an input that is the total is whole", report: { input: 77, total: 77 }, counts: { input: 77 } },
    { name: "zeros are a report", report: { input: 0, output: 0 }, counts: {} },
  ])("$name", ({ report, counts, warnings = [] }) => {
    expect(countParts({ ...NO_PARTS, ...report })).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings,
    });
  });

  test.each([
    { name: "input alone", report: { input: 77 }, counts: { input: 77 } },
    { name: "output alone", report: { output: 7 }, counts: { output: 7 } },
    { name: "a part alone", report: { cacheRead: 7, output: 1 }, counts: { cache_read: 7, output: 1 } },
  ])("$name is a lower bound", ({ report, counts }) => {
    expect(countParts({ ...NO_PARTS, ...report })).toMatchObject({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "partial",
    });
  });

  test("a total alone cannot be divided: usage is missing, and why", () => {
    expect(countParts({ ...NO_PARTS, total: 40 })).toEqual({
      counts: null,
      usageState: "missing",
      warnings: ["only a total of 40 tokens is reported"],
    });
  });

  test("whatever is reported, no class is negative, and the classes add up to what is reported", () => {
    fc.assert(
      fc.property(reports(), (report) => {
        const normalised = countParts(report);
        if (normalised.counts === null) return;
        for (const tokenClass of TOKEN_CLASSES) expect(normalised.counts[tokenClass]).toBeGreaterThanOrEqual(0);
        const sum = sumOf(normalised, INPUT_CLASSES) + sumOf(normalised, OUTPUT_CLASSES);
        const contradicted = normalised.warnings.some((warning) => warning.startsWith("total is "));
        const isTotalled = report.total !== null && !report.cacheIsBeside;
        expect(!isTotalled || contradicted || sum === report.total).toBe(true);
        expect(sum).toBeGreaterThanOrEqual(isTotalled ? report.total : 0);
        expect(sumOf(normalised, INPUT_CLASSES)).toBeGreaterThanOrEqual(report.input ?? 0);
        expect(sumOf(normalised, OUTPUT_CLASSES)).toBeGreaterThanOrEqual(report.output ?? 0);
      }),
    );
  });
});

function reports(): fc.Arbitrary<ReportedParts> {
  const count = fc.option(fc.nat({ max: 60 }));
  const modality = fc.nat({ max: 20 });
  const details = fc.option(
    fc.record({ text: fc.option(modality), audio: modality, image: modality, video: modality }),
  );
  return fc.record({
    input: count,
    output: count,
    total: fc.option(fc.nat({ max: 300 })),
    cacheRead: count,
    cacheWrite: count,
    cacheWrite1h: count,
    reasoning: count,
    inputDetails: details,
    outputDetails: details,
    cacheIsBeside: fc.boolean(),
  });
}

function sumOf({ counts }: NormalisedUsage, classes: readonly TokenClass[]): number {
  return classes.reduce((total, tokenClass) => total + (counts?.[tokenClass] ?? 0), 0);
}
