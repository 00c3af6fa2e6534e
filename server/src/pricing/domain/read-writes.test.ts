import { describe, expect, test } from "vitest";
import { readWrites } from "./read-writes.js";

describe("readWrites", () => {
  test.each([
    { name: "the whole alone is short-lived", all: 10, shortLived: null, longLived: null, is: [10, null] },
    { name: "what is not long-lived is short-lived", all: 10, shortLived: 3, longLived: 6, is: [4, 6] },
    { name: "parts need no whole", all: null, shortLived: 4, longLived: 6, is: [4, 6] },
    { name: "nothing is nothing", all: null, shortLived: null, longLived: null, is: [null, null] },
  ])("$name", ({ all, shortLived, longLived, is }) => {
    const warnings: string[] = [];
    const [cacheWrite, cacheWrite1h] = is;
    expect(readWrites({ all, shortLived, longLived }, warnings)).toEqual({ cacheWrite, cacheWrite1h });
    expect(warnings).toEqual([]);
  });

  test("parts larger than the whole win, and it is said", () => {
    const warnings: string[] = [];
    expect(readWrites({ all: 5, shortLived: 4, longLived: 6 }, warnings)).toEqual({ cacheWrite: 4, cacheWrite1h: 6 });
    expect(warnings).toEqual(["cache writes are 5, but by how long they live they add up to 10"]);
  });
});
