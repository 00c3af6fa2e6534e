import { describe, expect, test } from "vitest";
import { refuseArchivedMinutes } from "./archived-minutes.js";
import type { Span } from "./plan-spans.js";

describe("refuseArchivedMinutes", () => {
  test.each([
    { name: "quarters of an archived month", from: "2026-08-01T00:15:00Z", to: "2026-08-02T00:45:00Z", is: null },
    { name: "minutes of a month that is kept", from: "2026-09-01T00:01:00Z", to: "2026-09-02T00:00:00Z", is: null },
    { name: "a begin within a quarter", from: "2026-08-31T23:59:59Z", to: "2026-09-02T00:00:00Z", is: "2026-08" },
    { name: "an end within one", from: "2026-06-01T00:00:00Z", to: "2026-08-31T23:50:00Z", is: "2026-08" },
    { name: "a range within one quarter", from: "2026-08-05T00:01:00Z", to: "2026-08-05T00:02:00Z", is: "2026-08" },
    { name: "an end with the month", from: "2026-07-31T23:45:00Z", to: "2026-09-01T00:00:00Z", is: null },
  ])("$name", ({ from, to, is }) => {
    const told = toldOf({ from: new Date(from), to: new Date(to) });
    expect(told).toBe(is === null ? null : `ends on quarters of an hour, since requests of ${is} are archived`);
  });
});

/** What is expected instead; null of a range that is taken. */
function toldOf(range: Span): string | null {
  try {
    refuseArchivedMinutes(range, ["2026-08"], "range");
    return null;
  } catch (error) {
    return /expected (.*), got/.exec(String(error))?.[1] ?? String(error);
  }
}
