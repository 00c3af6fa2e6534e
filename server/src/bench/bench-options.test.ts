import { expect, test } from "vitest";
import { readBenchOptions } from "./bench-options.js";

test("without arguments everything runs but growth and re-costs, which take long", () => {
  expect(readBenchOptions([])).toMatchObject({
    parts: ["recording", "latency", "overload", "live", "client"],
    rounds: 5,
    floodSeconds: 20,
  });
  expect(readBenchOptions(["--growth"]).parts).toContain("growth");
  expect(readBenchOptions(["recost"])).toMatchObject({ parts: ["recost"], recostRows: 1_000_000 });
});

test("answers and thresholds run when they are named", () => {
  expect(readBenchOptions(["thresholds", "answers"]).parts).toEqual(["answers", "thresholds"]);
});

test("named parts run alone, in their own order", () => {
  expect(readBenchOptions(["overload", "recording"]).parts).toEqual(["recording", "overload"]);
  expect(readBenchOptions(["growth", "--rows", "2000000"])).toMatchObject({
    parts: ["growth"],
    growthRows: [1_000_000, 2_000_000],
  });
});

test("a long run floods for a minute", () => {
  expect(readBenchOptions(["--long"]).floodSeconds).toBe(60);
});

test.each([
  { args: ["speed"], fault: "speed: expected recording" },
  { args: ["--rounds", "2.5"], fault: "--rounds: expected a whole number" },
  { args: ["--seconds", "0"], fault: "--seconds: expected a number above 0" },
  { args: ["--rows", "1000"], fault: "--rows: expected more than --from-rows" },
])("$args is refused by name", ({ args, fault }) => {
  expect(() => readBenchOptions(args)).toThrow(fault);
});
