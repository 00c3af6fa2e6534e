import { expect, test } from "vitest";
import { isNewerList } from "./is-newer-list.js";

const [AUTUMN, WINTER] = ["2026-09-23", "2026-12-01"];

test.each([
  { name: "a later day is newer", list: ["1.0", WINTER], other: ["1.0", AUTUMN], newer: true },
  { name: "an earlier day is not, whatever it is called", list: ["2.0", AUTUMN], other: ["1.0", WINTER], newer: false },
  { name: "of one day the higher number is newer", list: ["0.1.10", AUTUMN], other: ["0.1.9", AUTUMN], newer: true },
  { name: "of one day the lower number is not", list: ["0.1.9", AUTUMN], other: ["0.1.10", AUTUMN], newer: false },
  {
    name: "corrections come after what they correct",
    list: ["0.1.8 + 1", AUTUMN],
    other: ["0.1.8", AUTUMN],
    newer: true,
  },
  { name: "a list is not newer than itself", list: ["0.1.8", AUTUMN], other: ["0.1.8", AUTUMN], newer: false },
] as const)("$name", ({ list, other, newer }) => {
  const version = ([source, checkedOn]: readonly [string, string]) => ({ source, checkedOn });
  expect(isNewerList(version(list), version(other))).toBe(newer);
});
