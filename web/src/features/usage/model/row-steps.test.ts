import { describe, expect, test } from "vitest";
import { stepsFrom } from "./row-steps";

const ROWS = [
  { eventId: "a", projectId: "1" },
  { eventId: "b", projectId: "1" },
  { eventId: "b", projectId: "2" },
];

describe("stepsFrom", () => {
  test.each([
    { name: "the first row has nothing before it", open: { eventId: "a", projectId: "1" }, at: [0, undefined, 1] },
    { name: "the last row has nothing after it", open: { eventId: "b", projectId: "2" }, at: [2, 1, undefined] },
    { name: "an id of two projects is told apart", open: { eventId: "b", projectId: "1" }, at: [1, 0, 2] },
    { name: "without a project the first one is meant", open: { eventId: "b", projectId: null }, at: [1, 0, 2] },
    { name: "what is not loaded has no neighbours", open: { eventId: "z", projectId: null }, at: null },
    { name: "a closed panel has no neighbours", open: null, at: null },
  ])("$name", ({ open, at }) => {
    const [index = null, before, after] = at ?? [];
    expect(stepsFrom(ROWS, open)).toEqual({
      index,
      before: before === undefined ? null : ROWS[before],
      after: after === undefined ? null : ROWS[after],
    });
  });
});
