import { expect, test } from "vitest";
import { nameProblem } from "./name-problem";

test.each([
  { name: "", problem: "missing" },
  { name: "n", problem: null },
  { name: "n".repeat(64), problem: null },
  { name: "n".repeat(65), problem: "long" },
])("a name of $name.length characters: $problem", ({ name, problem }) => {
  expect(nameProblem(name)).toBe(problem);
});
