import { describe, expect, test } from "vitest";
import { ImportError } from "./import-error.js";
import { readImportOptions } from "./import-options.js";

describe("readImportOptions", () => {
  test("a file alone is enough", () => {
    expect(readImportOptions(["log.jsonl"])).toEqual({
      path: "log.jsonl",
      format: null,
      project: "default",
      defaults: { provider: null, model: null, feature: null },
    });
  });

  test("every flag is read", () => {
    const args = ["--format=azure", "t.csv", "--project", "notes", "--model", "m", "--provider", "p", "--feature", "f"];
    expect(readImportOptions(args)).toEqual({
      path: "t.csv",
      format: "azure",
      project: "notes",
      defaults: { provider: "p", model: "m", feature: "f" },
    });
  });

  test("help is no error", () => {
    expect(readImportOptions(["--help"])).toBeNull();
  });

  test.each([
    { args: [], complaint: "Name the file" },
    { args: ["a", "b"], complaint: "One file at a time" },
    { args: ["a", "--format", "csv"], complaint: '--format: expected aider, azure, events, got "csv".' },
    { args: ["a", "--projekt", "x"], complaint: "Unknown option '--projekt'" },
    { args: ["a", "--model"], complaint: "--model" },
    { args: ["a", "--project", "  "], complaint: "--project: expected a name" },
    { args: ["a", "--feature", "x".repeat(65)], complaint: "--feature: expected a name of 1 to 64" },
  ])("$args is refused in one sentence", ({ args, complaint }) => {
    const read = () => readImportOptions(args);
    expect(read).toThrow(ImportError);
    expect(read).toThrow(complaint);
  });
});
