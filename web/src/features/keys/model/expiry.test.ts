import { describe, expect, test } from "vitest";
import { wallInstant } from "../../../lib/wall-instant";
import { readExpiry, type ExpiryClock } from "./expiry";

const clock: ExpiryClock = {
  nowMs: Date.parse("2026-11-27T03:00:00Z"),
  instantOf: (wall) => wallInstant(wall, "Asia/Seoul"),
  kept: "2026-12-24T08:15:30.000Z",
};

describe("readExpiry", () => {
  test.each([
    { name: "none is for ever", draft: { choice: "none", date: null }, read: { expiresAt: null } },
    {
      name: "a number of days is of 24 hours each, from now",
      draft: { choice: "30", date: null },
      read: { expiresAt: "2026-12-27T03:00:00.000Z" },
    },
    {
      name: "a day counts to its end in the reporting timezone",
      draft: { choice: "date", date: "2026-12-31" },
      read: { expiresAt: "2026-12-31T15:00:00.000Z" },
    },
    {
      name: "today still has hours left",
      draft: { choice: "date", date: "2026-11-27" },
      read: { expiresAt: "2026-11-27T15:00:00.000Z" },
    },
    { name: "yesterday is over", draft: { choice: "date", date: "2026-11-26" }, read: { problem: "past" } },
    { name: "a half typed day", draft: { choice: "date", date: null }, read: { problem: "missing" } },
    {
      name: "what is kept is kept to the second",
      draft: { choice: "keep", date: null },
      read: { expiresAt: "2026-12-24T08:15:30.000Z" },
    },
  ] as const)("$name", ({ draft, read }) => {
    expect(readExpiry(draft, clock)).toEqual(read);
  });
});
