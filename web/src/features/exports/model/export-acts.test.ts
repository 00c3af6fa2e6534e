import { expect, test } from "vitest";
import type { Fault } from "../../../lib/graphql-fault";
import { exportActs, untoldFault } from "./export-acts";

test.each([
  { name: "one that waits can be cancelled", state: "WAITING", failureCode: null, acts: ["cancel"] },
  { name: "one that is done is fetched", state: "DONE", failureCode: null, acts: ["download"] },
  { name: "one whose file is gone, too", state: "DONE", failureCode: "FILE_LOST", acts: ["download", "retry"] },
  { name: "one that failed is tried again", state: "FAILED", failureCode: "NO_ROOM", acts: ["retry"] },
  { name: "one that has expired is tried again", state: "EXPIRED", failureCode: null, acts: ["retry"] },
] as const)("$name", ({ acts, ...one }) => {
  expect(exportActs(one)).toEqual(acts);
});

const GONE = "The file of export 7 is not there.";
const LOST = { failureCode: "FILE_LOST", error: GONE } as const;
const faultOf = (kind: Fault["kind"], message: string | null): Fault => ({
  kind,
  message,
  field: null,
  errorId: null,
  retryAfterSeconds: null,
});

test.each([
  { name: "that the file is gone is told by the card", one: LOST, fault: faultOf("unavailable", GONE), told: false },
  { name: "that there is no network is not", one: LOST, fault: faultOf("offline", null), told: true },
  { name: "that it is asked too often neither", one: LOST, fault: faultOf("throttled", null), told: true },
  { name: "nor that the store is away", one: LOST, fault: faultOf("unavailable", "No answer."), told: true },
  {
    name: "nor anything of an export whose file is there",
    one: { failureCode: null, error: null },
    fault: faultOf("unavailable", null),
    told: true,
  },
])("$name", ({ one, fault, told }) => {
  expect(untoldFault(one, fault)).toBe(told ? fault : null);
});
