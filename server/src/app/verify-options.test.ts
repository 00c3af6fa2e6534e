import { describe, expect, test } from "vitest";
import { readVerifyOptions } from "./verify-options.js";

describe("the options of a verification", () => {
  test.each([
    { args: [], options: { from: null, to: null, repair: false } },
    { args: ["--repair"], options: { from: null, to: null, repair: true } },
    {
      args: ["--from", "2026-11-01", "--to=2026-11-01"],
      options: { from: "2026-11-01", to: "2026-11-01", repair: false },
    },
    { args: ["--help", "--from", "nonsense"], options: null },
  ])("$args", ({ args, options }) => {
    expect(readVerifyOptions(args)).toEqual(options);
  });

  test.each([
    { args: ["--from", "yesterday"], message: '--from: expected an existing day like 2026-11-26, got "yesterday".' },
    { args: ["--to", "2026-02-30"], message: '--to: expected an existing day like 2026-11-26, got "2026-02-30".' },
    {
      args: ["--from", "2026-11-02", "--to", "2026-11-01"],
      message: "--to: expected a day not before --from, got 2026-11-01, which is before 2026-11-02.",
    },
    { args: ["--fix"], message: "--fix" },
  ])("$args is refused by name", ({ args, message }) => {
    expect(() => readVerifyOptions(args)).toThrow(message);
  });
});
