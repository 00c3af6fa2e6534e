import { expect, test } from "vitest";
import { unratedClass } from "./unpriced-detail";

test.each([
  { reason: "NO_RATE_FOR_CLASS" as const, detail: "input_audio", unrated: "INPUT_AUDIO" },
  { reason: "NO_RATE_FOR_CLASS" as const, detail: "something new", unrated: null },
  { reason: "UNKNOWN_MODEL" as const, detail: "output", unrated: null },
  { reason: "MISSING_USAGE" as const, detail: null, unrated: null },
])("$reason of $detail is about $unrated", ({ reason, detail, unrated }) => {
  expect(unratedClass({ reason, detail })).toBe(unrated);
});
