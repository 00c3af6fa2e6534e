import { expect, test } from "vitest";
import { highestOf } from "./highest-of";

const STATUSES = [
  { threshold: { id: "1" }, subject: null },
  { threshold: { id: "2" }, subject: null },
  { threshold: { id: "2" }, subject: { label: "sparrow-7F3K" } },
  { threshold: { id: "3" }, subject: { label: "summary" } },
  { threshold: { id: "4" }, subject: null },
];

test("of a limit on each app user it is who used most, in the reader's language", () => {
  expect(highestOf(STATUSES, "2", "en")).toBe("sparrow-7F3K");
  expect(highestOf(STATUSES, "2", "ko")).toBe("참새-7F3K");
});

test("nobody is named of any other limit, nor where nobody used anything", () => {
  for (const id of ["1", "3", "4", "5"]) expect(highestOf(STATUSES, id, "en")).toBeNull();
});
