import { describe, expect, test } from "vitest";
import { previewKnowledge, toDifferenceRow } from "./preview-rows";

const DELTA = {
  key: "openai/gpt-9",
  label: "openai/gpt-9",
  requests: 12,
  changedRequests: 12,
  costBefore: "0",
  costAfter: "3.12",
  difference: "3.12",
};

describe("the cost before", () => {
  test.each([
    {
      name: "is unknown where only requests without a price are taken",
      delta: DELTA,
      unpricedOnly: true,
      before: null,
    },
    { name: "is unknown where a sum of zero changes", delta: DELTA, unpricedOnly: false, before: null },
    {
      name: "is zero where something free stays free",
      delta: { ...DELTA, changedRequests: 0, costAfter: "0", difference: "0" },
      unpricedOnly: false,
      before: "0",
    },
    {
      name: "is what it was elsewhere",
      delta: { ...DELTA, costBefore: "1.5", difference: "1.62" },
      unpricedOnly: false,
      before: "1.5",
    },
  ])("$name", ({ delta, unpricedOnly, before }) => {
    expect(toDifferenceRow(delta, "gpt-9", unpricedOnly)).toMatchObject({ name: "gpt-9", requests: 12, before });
  });
});

describe("what is known of the sums", () => {
  const counts = { requests: 10, newlyPriced: 0, newlyUnpriced: 0, unpricedBefore: 0 };
  test.each([
    { name: "every price known", preview: counts, unpricedOnly: false, before: "whole", after: "whole" },
    {
      name: "some unpriced, and all of them get a price",
      preview: { ...counts, unpricedBefore: 3, newlyPriced: 3 },
      unpricedOnly: false,
      before: "at-least",
      after: "whole",
    },
    {
      name: "some lose their price",
      preview: { ...counts, newlyUnpriced: 2 },
      unpricedOnly: false,
      before: "whole",
      after: "at-least",
    },
    {
      name: "only unpriced ones, of which half get a price",
      preview: { ...counts, newlyPriced: 5 },
      unpricedOnly: true,
      before: "unknown",
      after: "at-least",
    },
    {
      name: "only unpriced ones, and still no price",
      preview: counts,
      unpricedOnly: true,
      before: "unknown",
      after: "unknown",
    },
  ])("$name", ({ preview, unpricedOnly, before, after }) => {
    expect(previewKnowledge(preview, unpricedOnly)).toEqual({ before, after });
  });
});
