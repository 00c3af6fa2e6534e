import { expect, test } from "vitest";
import { describeUnseen } from "./errors.js";

test.each([
  { given: "minji@example.org", said: "text of 17 characters" },
  { given: "m", said: "text of 1 character" },
  { given: "", said: "text of 0 characters" },
  { given: 7_311_042, said: "a number" },
  { given: true, said: "a boolean" },
  { given: null, said: "null" },
  { given: undefined, said: "nothing" },
  { given: ["minji"], said: "an array" },
  { given: { minji: 1 }, said: "an object" },
])("$said says nothing of what it is", ({ given, said }) => {
  expect(describeUnseen(given)).toBe(said);
});
