import { expect, test } from "vitest";
import { LineIds } from "./line-ids.js";

const idsOf = (lines: readonly string[], remembered?: number) => {
  const ids = new LineIds("aider", remembered);
  return lines.map((line) => ids.next(line));
};
const others = (count: number) => Array.from({ length: count }, (_, index) => `other ${index}`);

test("two identical lines are two requests", () => {
  expect(new Set(idsOf(["a", "b", "a", "a"])).size).toBe(4);
});

test("the same file gives the same ids, also with other line ends", () => {
  expect(idsOf(["a", "b", "a"])).toEqual(idsOf(["a\r", "b", "a "]));
});

test("appended lines leave the ids before them as they were", () => {
  expect(idsOf(["a", "b", "a", "c", "b"]).slice(0, 3)).toEqual(idsOf(["a", "b", "a"]));
});

test("memory is bounded, and identical lines are told apart over at least that many others", () => {
  expect(new Set(idsOf(["a", ...others(9), "a"], 10)).size).toBe(11);
  expect(new Set(idsOf(["a", ...others(40), "a"], 10)).size).toBe(41);
});

test("formats do not share ids", () => {
  expect(new LineIds("azure").next("a")).not.toBe(new LineIds("aider").next("a"));
});
