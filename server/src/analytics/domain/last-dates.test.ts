import { expect, test } from "vitest";
import { lastDates } from "./last-dates.js";

test.each([
  { name: "both zones have the same date", now: "2026-11-23T05:00:00Z", last: "2026-11-23" },
  { name: "it is tomorrow already in the first", now: "2026-11-22T16:00:00Z", last: "2026-11-23" },
])("seven dates end with the later today: $name", ({ now, last }) => {
  for (const zones of [
    ["Asia/Seoul", "America/New_York"],
    ["America/New_York", "Asia/Seoul"],
  ] as const) {
    const dates = lastDates(new Date(now), zones, 7);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([7, "2026-11-17", last]);
  }
});
