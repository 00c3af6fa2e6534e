import { expect, test } from "vitest";
import { describeMatch } from "./describe-match.js";

test("a rule is read as a sentence, with parentheses where and meets or", () => {
  const either = { or: [{ equals: "gpt-5" }, { starts_with: "gpt-5-2025" }] };
  expect(describeMatch(either)).toBe('equals "gpt-5" or starts with "gpt-5-2025"');
  expect(describeMatch({ and: [either, { contains: "x" }] })).toBe(
    '(equals "gpt-5" or starts with "gpt-5-2025") and contains "x"',
  );
  expect(describeMatch({ or: [{ ends_with: "z" }, { regex: "^a" }] })).toBe('ends with "z" or matches ^a');
});
