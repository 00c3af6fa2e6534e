import { expect, test } from "vitest";
import { rangeToken } from "./range-token";

test.each([
  {
    name: "days of the zone are days",
    range: { from: "2026-10-31T15:00:00.000Z", to: "2026-11-02T15:00:00.000Z", timezone: "Asia/Seoul" },
    token: "2026-11-01..2026-11-02",
  },
  {
    name: "what begins within a day is told by its times",
    range: { from: "2026-11-01T00:30:00.000Z", to: "2026-11-02T00:00:00.000Z", timezone: "UTC" },
    token: "2026-11-01T00:30..2026-11-02T00:00",
  },
  {
    name: "the minute that the range ends in belongs to it",
    range: { from: "2026-11-01T00:00:00.000Z", to: "2026-11-02T10:15:20.000Z", timezone: "UTC" },
    token: "2026-11-01T00:00..2026-11-02T10:16",
  },
])("$name", ({ range, token }) => {
  expect(rangeToken(range)).toBe(token);
});
