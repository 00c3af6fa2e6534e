import { expect, test } from "vitest";
import { tellingPoints } from "./telling-points";

const curve = (users: number) => Array.from({ length: users }, (_, at) => ({ users: at + 1, share: (at + 1) / users }));

test("are the top hundredth to everybody", () => {
  expect(tellingPoints(curve(100), 100).map(({ percent, users }) => [percent, users])).toEqual([
    [1, 1],
    [5, 5],
    [10, 10],
    [20, 20],
    [50, 50],
    [100, 100],
  ]);
});

test("name the same app users once, by the largest part that they are", () => {
  expect(tellingPoints(curve(7), 7).map(({ percent, users }) => [percent, users])).toEqual([
    [10, 1],
    [20, 2],
    [50, 4],
    [100, 7],
  ]);
});

test("of nobody there are none", () => {
  expect(tellingPoints([], 0)).toEqual([]);
});
