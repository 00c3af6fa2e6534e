import { describe, expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { driftPlace, driftText, estimateSide } from "./estimate-text";

describe("the difference of an estimate", () => {
  test.each([
    { ratio: 1, text: "0.0%", side: "exact" },
    { ratio: 1.0004, text: "0.0%", side: "exact" },
    { ratio: 1.042, text: "+4.2%", side: "high" },
    { ratio: 0.9, text: "−10.0%", side: "low" },
    { ratio: 3.5, text: "+250.0%", side: "high" },
    { ratio: 0, text: "−100.0%", side: "low" },
  ])("of $ratio is $text", ({ ratio, text, side }) => {
    expect(driftText(ratio, createFormat("en", "UTC"))).toBe(text);
    expect(estimateSide(ratio)).toBe(side);
  });

  test.each([
    { ratio: 1, place: 0.5 },
    { ratio: 1.25, place: 0.75 },
    { ratio: 0.5, place: 0 },
    { ratio: 9, place: 1 },
  ])("of $ratio is drawn at $place", ({ ratio, place }) => {
    expect(driftPlace(ratio)).toBeCloseTo(place);
  });
});
