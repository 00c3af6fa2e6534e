import { expect, test } from "vitest";
import { smallerModels } from "./smaller-model.js";

test.each([
  ["gemini-2.5-pro", ["gemini-2.5-flash"]],
  ["gemini-2.5-flash", ["gemini-2.5-flash-lite"]],
  ["gemini-2.5-flash-lite", []],
  ["gemini-3-pro-preview", ["gemini-3-flash-preview", "gemini-3-flash"]],
  ["claude-opus-4-5-20251101", ["claude-sonnet-4-5-20251101", "claude-sonnet-4-5"]],
  ["claude-sonnet-4-5", ["claude-haiku-4-5"]],
  ["claude-haiku-4-5", []],
  ["gpt-5", ["gpt-5-mini"]],
  ["gpt-5-2025-08-07", ["gpt-5-mini-2025-08-07", "gpt-5-mini"]],
  ["gpt-5-mini", ["gpt-5-nano"]],
  ["gpt-5-nano", []],
  ["gpt-4o", ["gpt-4o-mini"]],
  ["gpt-5-codex", []],
  ["in-house-7b", []],
])("below %s is %j", (model, expected) => {
  expect(smallerModels(model)).toEqual(expected);
});
