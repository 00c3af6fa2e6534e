import { describe, expect, test } from "vitest";
import { lastNight, nextNight } from "./retention-night.js";

describe("nightly runs begin at half past two of the reporting timezone", () => {
  test.each([
    {
      name: "a minute before",
      zone: "Asia/Seoul",
      now: "2026-11-27T17:29:00Z",
      last: "2026-11-26T17:30:00.000Z",
      next: "2026-11-27T17:30:00.000Z",
    },
    {
      name: "exactly then",
      zone: "Asia/Seoul",
      now: "2026-11-27T17:30:00Z",
      last: "2026-11-27T17:30:00.000Z",
      next: "2026-11-28T17:30:00.000Z",
    },
    {
      name: "in the afternoon",
      zone: "UTC",
      now: "2026-11-28T15:00:00Z",
      last: "2026-11-28T02:30:00.000Z",
      next: "2026-11-29T02:30:00.000Z",
    },
    {
      name: "on the day without that hour, an hour later",
      zone: "America/New_York",
      now: "2026-03-08T12:00:00Z",
      last: "2026-03-08T07:30:00.000Z",
      next: "2026-03-09T06:30:00.000Z",
    },
    {
      name: "on the day that has an hour twice, once",
      zone: "Europe/Berlin",
      now: "2026-10-25T12:00:00Z",
      last: "2026-10-25T00:30:00.000Z",
      next: "2026-10-26T01:30:00.000Z",
    },
  ])("$name", ({ zone, now, last, next }) => {
    expect([lastNight(new Date(now), zone), nextNight(new Date(now), zone)].map((at) => at.toISOString())).toEqual([
      last,
      next,
    ]);
  });
});
