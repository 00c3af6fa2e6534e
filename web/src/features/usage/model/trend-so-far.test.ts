import { expect, test } from "vitest";
import { trendSoFar } from "./trend-so-far";

const trend = (...complete: boolean[]) => ({
  total: ["1", "2", "3"],
  buckets: complete.map((one) => ({ complete: one })),
});

test.each([
  { name: "a past range is drawn whole", given: trend(true, true, true), drawn: ["1", "2", "3"] },
  { name: "the bucket that is filling is the last one", given: trend(true, false, false), drawn: ["1", "2"] },
])("$name", ({ given, drawn }) => {
  expect(trendSoFar(given)).toEqual(drawn);
});
