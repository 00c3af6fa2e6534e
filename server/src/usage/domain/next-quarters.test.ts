import { describe, expect, test } from "vitest";
import { nextQuarters } from "./next-quarters.js";

const RANGE = { from: 0, to: 8 };

describe("the next quarters to build", () => {
  test.each([
    { name: "none when all are built", built: [0, 1, 2, 3, 4, 5, 6, 7], each: 1, next: null },
    { name: "all when none is built and they are few requests", built: [], each: 1, next: { from: 0, to: 8 } },
    { name: "the newest that are not built", built: [0, 1, 6, 7], each: 1, next: { from: 2, to: 6 } },
    { name: "only those in a row", built: [4], each: 1, next: { from: 5, to: 8 } },
    { name: "as many as make up the most requests", built: [], each: 5, next: { from: 6, to: 8 } },
    { name: "one, however many requests it has", built: [7], each: 99, next: { from: 6, to: 7 } },
  ])("are $name", ({ built, each, next }) => {
    const work = { requestsOf: () => each, mostRequests: 10 };
    expect(nextQuarters(RANGE, (quarter) => built.includes(quarter), work)).toEqual(next);
  });
});
