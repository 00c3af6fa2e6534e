import { expect, test } from "vitest";
import { restAfter, restMs } from "./rest-after.js";

const PACE = { everyMs: 5_000, longestMs: 4_000 };

test.each([
  { what: "a look that takes a tenth of the time at most", tookMs: 500, rests: 0 },
  { what: "a longer one is followed by nine times as much", tookMs: 501, rests: 4_000 },
  { what: "one that takes minutes, no longer than is allowed", tookMs: 120_000, rests: 4_000 },
])("$what: $tookMs", ({ tookMs, rests }) => {
  expect(restMs(tookMs, PACE)).toBe(rests);
});

test("the rest is in proportion up to the longest", () => {
  expect(restMs(150, { everyMs: 1_000, longestMs: 2_000 })).toBe(1_350);
});

test("whoever ends does not rest on", async () => {
  await expect(restAfter(3_600_000, { ...PACE, longestMs: 3_600_000 }, AbortSignal.abort())).resolves.toBeUndefined();
});
