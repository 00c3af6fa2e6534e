import { describe, expect, test } from "vitest";
import { detectorInput, requestSums } from "../../../../test/savings/detector-input.js";
import { nearLimit } from "./near-limit.js";

const cut = (requests: number) => requestSums({ waste: "cut", requests, wasted: 700n, usual: null });

describe("nearLimit", () => {
  test.each([
    {
      name: "99 of a thousand are what long notes happen to be",
      requests: [requestSums({ nearLimit: 99 })],
      found: [],
    },
    {
      name: "a tenth is a warning without money",
      requests: [requestSums({ nearLimit: 100 })],
      found: [["WARNING_WITHOUT_MONEY", 0n, 0n]],
    },
    {
      name: "repetitions have money, none of it sure",
      requests: [requestSums({ nearLimit: 30 }), cut(20)],
      found: [["REPEATED_AFTER_LIMIT", 0n, 700n]],
    },
    { name: "19 repetitions are chance", requests: [requestSums({ nearLimit: 30 }), cut(19)], found: [] },
  ])("$name", ({ requests, found }) => {
    const { findings } = nearLimit(detectorInput({ requests }));
    expect(findings.map(({ confidenceReason, low, high }) => [confidenceReason, low, high])).toEqual(found);
  });
});
