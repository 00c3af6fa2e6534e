import { describe, expect, test } from "vitest";
import { cardSide, sliceAt, sliceBox } from "./slice-geometry";

const area = { left: 50, right: 350, top: 0, bottom: 200 };

describe("slices of a plot", () => {
  test.each([
    { name: "the left edge is the first slice", x: 50, slice: 0 },
    { name: "a border belongs to the slice it begins", x: 150, slice: 1 },
    { name: "the right edge is the last slice", x: 350, slice: 2 },
    { name: "the axis is no slice", x: 49, slice: null },
  ])("$name", ({ x, slice }) => {
    expect(sliceAt(area, 3, x)).toBe(slice);
  });

  test("a plot without slices has none under the pointer", () => {
    expect(sliceAt(area, 0, 100)).toBeNull();
  });

  test("the card stands where there is more room", () => {
    expect([0, 2].map((index) => cardSide(area, sliceBox(area, 3, index)))).toEqual(["right", "left"]);
  });
});
