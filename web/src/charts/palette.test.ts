import { describe, expect, test } from "vitest";
import { assignSlots, rememberSlots, toneToken } from "./palette";

describe("assignSlots", () => {
  test("without a memory keys take the slots in order", () => {
    expect(assignSlots(["a", "b", "c"], {})).toEqual({ a: 1, b: 2, c: 3 });
  });

  test("filtering a series away does not recolour the others", () => {
    const memory = assignSlots(["a", "b", "c"], {});
    expect(assignSlots(["c", "b"], memory)).toEqual({ b: 2, c: 3 });
  });

  test("a newcomer takes a slot that no remembered key owns", () => {
    expect(assignSlots(["new", "b"], { a: 1, b: 2 })).toEqual({ b: 2, new: 3 });
  });

  test("when all slots are owned a newcomer takes one that is free on screen", () => {
    const memory = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } as const;
    expect(assignSlots(["a", "b", "c", "d", "e", "new"], memory)).toEqual({ a: 1, b: 2, c: 3, d: 4, e: 5, new: 6 });
  });

  test("two keys that remember one slot never share it", () => {
    const slots = assignSlots(["f", "new"], { f: 6, new: 6, a: 1 });
    expect(slots).toEqual({ f: 6, new: 2 });
  });

  test("a remembered slot is never given to another key for good", () => {
    expect(rememberSlots({ f: 6 }, { f: 2, new: 6 })).toEqual({ f: 6, new: 6 });
  });
});

test("a tone names its colour token", () => {
  expect([toneToken(3), toneToken("other")]).toEqual(["--series-3", "--series-other"]);
});
