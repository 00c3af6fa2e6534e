import { describe, expect, test } from "vitest";
import { EMPTY_DRAFT, faultyField, missingField, toInput } from "./lab-draft";

const DRAFT = { provider: " openai ", model: "gpt-5 ", dialect: "", usage: '{"prompt_tokens":1}' };

describe("missingField", () => {
  test.each([
    { name: "an empty form misses the usage first", draft: EMPTY_DRAFT, missing: "usage" },
    { name: "blanks are no usage", draft: { ...DRAFT, usage: " \n" }, missing: "usage" },
    { name: "a provider", draft: { ...DRAFT, provider: " " }, missing: "provider" },
    { name: "a model", draft: { ...DRAFT, model: "" }, missing: "model" },
    { name: "the dialect may be left to the server", draft: DRAFT, missing: null },
  ])("$name", ({ draft, missing }) => {
    expect(missingField(draft)).toBe(missing);
  });
});

test("names lose their blanks, the usage stays as it was pasted", () => {
  expect(toInput(DRAFT)).toEqual({ provider: "openai", model: "gpt-5", usage: '{"prompt_tokens":1}' });
  expect(toInput({ ...DRAFT, dialect: "openai-chat" })).toMatchObject({ dialect: "openai-chat" });
});

test.each([
  { field: "input.model", at: "model" },
  { field: "provider", at: "provider" },
  { field: "input.dialect", at: "dialect" },
  { field: "input.usage", at: "usage" },
  { field: "usage.promptTokenCount", at: "usage" },
  { field: null, at: "usage" },
])("a fault of $field is told at $at", ({ field, at }) => {
  expect(faultyField(field)).toBe(at);
});
