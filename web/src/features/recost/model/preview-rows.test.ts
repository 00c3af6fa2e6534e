import { expect, test } from "vitest";
import { toDifferenceRow } from "./preview-rows";

const DELTA = {
  key: "openai/gpt-9",
  label: "openai/gpt-9",
  requests: 10,
  unpricedBefore: 0,
  unpricedAfter: 0,
  costBefore: "0",
  costAfter: "3.12",
  difference: "3.12",
};

test.each([
  { name: "every cost known", unpriced: [0, 0], before: "whole", after: "whole" },
  { name: "some unpriced, and all of them get a price", unpriced: [3, 0], before: "at-least", after: "whole" },
  { name: "some lose their price", unpriced: [0, 2], before: "whole", after: "at-least" },
  { name: "only unpriced ones, of which half get a price", unpriced: [10, 5], before: "unknown", after: "at-least" },
  { name: "only unpriced ones, and still no price", unpriced: [10, 10], before: "unknown", after: "unknown" },
  { name: "free ones get a price: their zero was known", unpriced: [0, 0], before: "whole", after: "whole" },
] as const)("$name", ({ unpriced: [unpricedBefore, unpricedAfter], before, after }) => {
  expect(toDifferenceRow({ ...DELTA, unpricedBefore, unpricedAfter }, "gpt-9")).toEqual({
    key: "openai/gpt-9",
    name: "gpt-9",
    requests: 10,
    before: "0",
    after: "3.12",
    difference: "3.12",
    known: { before, after },
  });
});
