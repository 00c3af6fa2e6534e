import { expect, test } from "vitest";
import { awaitedEnds } from "./awaited-ends";

const NEWEST = [
  { id: "102", state: "RUNNING" },
  { id: "101", state: "DONE" },
  { id: "99", state: "FAILED" },
] as const;

test.each([
  { name: "what ended is told and over", awaited: ["99", "101"], ended: ["101", "99"], over: ["99", "101"] },
  { name: "what is under way is awaited on", awaited: ["102"], ended: [], over: [] },
  { name: "what has just begun is awaited on, though not listed yet", awaited: ["103"], ended: [], over: [] },
  { name: "what is older than all that is listed is over, untold", awaited: ["98"], ended: [], over: ["98"] },
  { name: "what is not listed between them is awaited on", awaited: ["100"], ended: [], over: [] },
])("$name", ({ awaited, ended, over }) => {
  const ends = awaitedEnds(awaited, NEWEST);
  expect(ends.ended.map(({ id }) => id)).toEqual(ended);
  expect(ends.over).toEqual(over);
});

test("of an empty list nothing is over", () => {
  expect(awaitedEnds(["1"], [])).toEqual({ ended: [], over: [] });
});
