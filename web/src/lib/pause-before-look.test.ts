import { expect, test } from "vitest";
import { pauseBeforeLook } from "./pause-before-look";

test.each([
  [0, 1_000],
  [4, 1_000],
  [5, 2_000],
  [9, 2_000],
  [10, 5_000],
  [1_000, 5_000],
])("after %s looks the next comes in %s ms", (looks, pause) => {
  expect(pauseBeforeLook(looks)).toBe(pause);
});
