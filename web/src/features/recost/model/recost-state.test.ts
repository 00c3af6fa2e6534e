import { describe, expect, test } from "vitest";
import { canCancel, canUndo, doneShare, isUnderWay } from "./recost-state";

const NOW = Date.parse("2026-11-27T00:00:00Z");

describe("canUndo", () => {
  test.each([
    { name: "done, and its days are not over", state: "DONE", until: "2026-12-03T00:00:00Z", can: true },
    {
      name: "cancelled half-way, with something changed",
      state: "CANCELLED",
      until: "2026-12-03T00:00:00Z",
      can: true,
    },
    { name: "failed half-way, with something changed", state: "FAILED", until: "2026-12-03T00:00:00Z", can: true },
    { name: "exactly at the end of its days", state: "DONE", until: "2026-11-27T00:00:00Z", can: false },
    { name: "nothing to undo", state: "DONE", until: null, can: false },
    { name: "still running", state: "RUNNING", until: "2026-12-03T00:00:00Z", can: false },
    { name: "being undone already", state: "UNDOING", until: "2026-12-03T00:00:00Z", can: false },
    { name: "undone", state: "UNDONE", until: "2026-12-03T00:00:00Z", can: false },
  ] as const)("$name: $can", ({ state, until, can }) => {
    expect(canUndo({ state, undoUntil: until }, NOW)).toBe(can);
  });
});

test.each([
  { state: "QUEUED", moves: true, cancels: true },
  { state: "RUNNING", moves: true, cancels: true },
  { state: "UNDOING", moves: true, cancels: false },
  { state: "DONE", moves: false, cancels: false },
  { state: "FAILED", moves: false, cancels: false },
  { state: "CANCELLED", moves: false, cancels: false },
  { state: "UNDONE", moves: false, cancels: false },
] as const)("$state moves by itself: $moves, can be cancelled: $cancels", ({ state, moves, cancels }) => {
  expect([isUnderWay(state), canCancel(state)]).toEqual([moves, cancels]);
});

test.each([
  { name: "unknown before the requests are counted", done: 0, total: 0, share: null },
  { name: "nothing done", done: 0, total: 10, share: 0 },
  { name: "half of it", done: 5, total: 10, share: 0.5 },
  { name: "never more than all, though requests came late", done: 12, total: 10, share: 1 },
])("the done share is $name", ({ done, total, share }) => {
  expect(doneShare({ requestsDone: done, requestsTotal: total })).toBe(share);
});
