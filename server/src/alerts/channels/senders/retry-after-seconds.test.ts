import { expect, test } from "vitest";
import { retryAfterSeconds } from "./retry-after-seconds.js";

const NOW = new Date("2026-11-27T05:00:00Z");

test.each([
  { header: null, seconds: null },
  { header: "0", seconds: 0 },
  { header: " 30 ", seconds: 30 },
  { header: "86400", seconds: 3_600 },
  { header: "Fri, 27 Nov 2026 05:01:30 GMT", seconds: 90 },
  { header: "Fri, 27 Nov 2026 04:00:00 GMT", seconds: 0 },
  { header: "Fri, 27 Nov 2099 04:00:00 GMT", seconds: 3_600 },
  { header: "-1", seconds: null },
  { header: "1.5", seconds: null },
  { header: "soon", seconds: null },
  { header: "99999999999999999999", seconds: null },
])("Retry-After: $header means $seconds seconds", ({ header, seconds }) => {
  expect(retryAfterSeconds(header, NOW)).toBe(seconds);
});
