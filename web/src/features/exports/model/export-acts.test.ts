import { expect, test } from "vitest";
import { exportActs } from "./export-acts";

test.each([
  { name: "one that waits can be cancelled", state: "WAITING", failureCode: null, acts: ["cancel"] },
  { name: "one that is done is fetched", state: "DONE", failureCode: null, acts: ["download"] },
  { name: "one whose file is gone, too", state: "DONE", failureCode: "FILE_LOST", acts: ["download", "retry"] },
  { name: "one that failed is tried again", state: "FAILED", failureCode: "NO_ROOM", acts: ["retry"] },
  { name: "one that has expired is tried again", state: "EXPIRED", failureCode: null, acts: ["retry"] },
] as const)("$name", ({ acts, ...one }) => {
  expect(exportActs(one)).toEqual(acts);
});
