import { describe, expect, test } from "vitest";
import { assignSlots, rememberSlots, toneToken, type SeriesSlot } from "./palette";

const slots = (...entries: [string, SeriesSlot][]) => new Map(entries);
const NOTHING = slots();

describe("assignSlots", () => {
  test("without a memory keys take the slots in order", () => {
    expect(assignSlots(["a", "b", "c"], NOTHING)).toEqual(slots(["a", 1], ["b", 2], ["c", 3]));
  });

  test("filtering a series away does not recolour the others", () => {
    const memory = assignSlots(["a", "b", "c"], NOTHING);
    expect(assignSlots(["c", "b"], memory)).toEqual(slots(["b", 2], ["c", 3]));
  });

  test("a newcomer takes a slot that no remembered key owns", () => {
    expect(assignSlots(["new", "b"], slots(["a", 1], ["b", 2]))).toEqual(slots(["b", 2], ["new", 3]));
  });

  test("when all slots are owned a newcomer takes one that is free on screen", () => {
    const memory = slots(["a", 1], ["b", 2], ["c", 3], ["d", 4], ["e", 5], ["f", 6]);
    expect(assignSlots(["a", "b", "c", "d", "e", "new"], memory)).toEqual(
      slots(["a", 1], ["b", 2], ["c", 3], ["d", 4], ["e", 5], ["new", 6]),
    );
  });

  test("two keys that remember one slot never share it", () => {
    const memory = slots(["f", 6], ["new", 6], ["a", 1]);
    expect(assignSlots(["f", "new"], memory)).toEqual(slots(["f", 6], ["new", 2]));
  });

  test("a remembered slot is never given to another key for good", () => {
    expect(rememberSlots(slots(["f", 6]), slots(["f", 2], ["new", 6]))).toEqual(slots(["f", 6], ["new", 6]));
  });

  test("a model that is called like a part of every object has a hue like any other", () => {
    const names = ["__proto__", "constructor", "toString"];
    expect(assignSlots(names, NOTHING)).toEqual(slots(["__proto__", 1], ["constructor", 2], ["toString", 3]));
  });
});

test("a tone names its colour token", () => {
  expect([toneToken(3), toneToken("other")]).toEqual(["--series-3", "--series-other"]);
});
