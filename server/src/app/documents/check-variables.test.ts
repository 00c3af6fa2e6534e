import { expect, test } from "vitest";
import { checkVariables } from "./check-variables.js";

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test.each([
  {
    name: "what operations ask with",
    variables: { filter: { range: { preset: "7d" }, models: ["모델 🐦"] }, first: 5 },
  },
  { name: "a thousand entries", variables: { ids: Array.from({ length: 1_000 }, String) } },
  { name: "null and nothing", variables: { a: null, b: undefined } },
])("passes $name", ({ variables }) => {
  expect(() => checkVariables(variables)).not.toThrow();
});

test.each([
  {
    name: "a NUL, without repeating the text",
    variables: { password: "secret\0" },
    message: "password: expected text without NUL or broken surrogates.",
  },
  {
    name: "half a surrogate pair within a list",
    variables: { filter: { models: ["\ud800"] } },
    message: "filter.models.0: expected text without NUL or broken surrogates.",
  },
  {
    name: "what an argument called input holds, by its own name",
    variables: { input: { model: "a\0" } },
    message: /^model: /,
  },
  {
    name: "1,001 entries",
    variables: { ids: Array.from({ length: 1_001 }, String) },
    message: "ids: expected at most 1000 entries, got 1001.",
  },
  { name: "endless nesting", variables: { deep: nested(100_000) }, message: /expected at most 32 levels\.$/ },
])("refuses $name", ({ variables, message }) => {
  expect(() => checkVariables(variables)).toThrow(message);
});
