import { expect, test } from "vitest";
import { keepReportMs } from "./report-keeping.js";

test.each([
  { name: "a report of nothing is not kept", requests: 0, tookMs: 4_000, keptMs: 0 },
  { name: "a quick one is kept for seconds", requests: 12, tookMs: 40, keptMs: 4_000 },
  { name: "one that takes seconds is kept for 5 minutes", requests: 1, tookMs: 3_000, keptMs: 300_000 },
  { name: "and none for longer", requests: 1_000_000, tookMs: 20_000, keptMs: 300_000 },
])("$name", ({ requests, tookMs, keptMs }) => {
  expect(keepReportMs(requests, tookMs)).toBe(keptMs);
});
