import { expect, test } from "vitest";
import { nearestPoint, stepPoint } from "./curve-cursor";

test.each([
  { name: "right of nowhere is the first point", key: "ArrowRight", from: null, to: 0 },
  { name: "left of nowhere is the last point", key: "ArrowLeft", from: null, to: 3 },
  { name: "right of the last point is itself", key: "ArrowRight", from: 3, to: 3 },
  { name: "left of the first point is itself", key: "ArrowLeft", from: 0, to: 0 },
  { name: "End is the last point", key: "End", from: 1, to: 3 },
  { name: "a letter leads nowhere", key: "a", from: 1, to: undefined },
])("$name", ({ key, from, to }) => {
  expect(stepPoint(key, from, 4)).toBe(to);
});

test("the nearest point is by its place along the axis", () => {
  const points = [0.1, 0.5, 1].map((x) => ({ x, y: 1 }));
  expect([0, 0.31, 0.7, 0.9].map((x) => nearestPoint(points, x))).toEqual([0, 1, 1, 2]);
  expect(nearestPoint([], 0.5)).toBeNull();
});
