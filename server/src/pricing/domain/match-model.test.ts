import { describe, expect, test } from "vitest";
import { comparableModel, compileMatch, type MatchLogic } from "./match-model.js";
import { modelNames } from "./model-names.js";

describe("compileMatch", () => {
  const cases: readonly { logic: MatchLogic; yes: readonly string[]; no: readonly string[] }[] = [
    { logic: { equals: "O3" }, yes: ["o3", " O3 "], no: ["o3-mini"] },
    { logic: { starts_with: "gemini-2.5-Flash" }, yes: ["Gemini-2.5-flash-001"], no: ["x-gemini-2.5-flash"] },
    { logic: { ends_with: ":free" }, yes: ["qwen/qwq-32b:FREE"], no: [":free-ish"] },
    { logic: { contains: "sonnet" }, yes: ["claude-3-5-sonnet-20241022"], no: ["claude-3-opus"] },
    { logic: { regex: "^o[134]" }, yes: ["O1-mini"], no: ["gpt-o1"] },
    { logic: { or: [{ equals: "a" }, { equals: "b" }] }, yes: ["a", "b"], no: ["c"] },
    { logic: { and: [{ contains: "pro" }, { regex: "^(?!.*-tts)" }] }, yes: ["x-pro"], no: ["pro-TTS", "flash"] },
    { logic: { or: [] }, yes: [], no: ["a"] },
  ];

  test.each(cases)("$logic", ({ logic, yes, no }) => {
    const matches = compileMatch(logic);
    expect(yes.filter((name) => !matches(comparableModel(name)))).toEqual([]);
    expect(no.filter((name) => matches(comparableModel(name)))).toEqual([]);
  });
});

const google = (prefix: string) => prefix === "google" || prefix === "vertex_ai";

describe("modelNames", () => {
  test.each([
    { model: "Gemini-2.5-Pro", names: ["gemini-2.5-pro"] },
    { model: "models/gemini-2.5-pro", names: ["models/gemini-2.5-pro", "gemini-2.5-pro"] },
    {
      model: "projects/p/locations/europe-west4/publishers/google/models/gemini-2.5-pro",
      names: ["projects/p/locations/europe-west4/publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro"],
    },
    { model: "vertex_ai/gemini-2.5-pro", names: ["vertex_ai/gemini-2.5-pro", "gemini-2.5-pro"] },
    { model: "openai/gpt-5", names: ["openai/gpt-5"] },
    { model: "gpt-5-20250807", names: ["gpt-5-20250807", "gpt-5-2025-08-07"] },
    { model: "gpt-5-20250231", names: ["gpt-5-20250231"] },
  ])("$model", ({ model, names }) => {
    expect(modelNames(model, google)).toEqual(names);
  });
});
