import { describe, expect, test } from "vitest";
import { readExpiry, readName, readOverlapHours, readRequestsPerMinute, readScopes } from "./read-api-key.js";

const NOW = new Date("2026-11-27T10:00:00Z");

describe("what is said of a key", () => {
  test("is read as it is meant", () => {
    expect(readName(" notes app ")).toBe("notes app");
    expect(readName("n".repeat(64))).toHaveLength(64);
    expect(readScopes(["read", "ingest", "read"])).toEqual(["read", "ingest"]);
    expect(readExpiry(new Date(NOW.getTime() + 1), NOW)).toEqual(new Date(NOW.getTime() + 1));
    expect(readExpiry(null, NOW)).toBeNull();
    expect(readRequestsPerMinute(1)).toBe(1);
    expect(readRequestsPerMinute(null)).toBeNull();
    expect(readOverlapHours(0)).toBe(0);
    expect(readOverlapHours(720)).toBe(720);
  });

  test.each([
    { name: "a name of blanks", read: () => readName("  "), field: "name" },
    { name: "a name of 65 characters", read: () => readName("n".repeat(65)), field: "name" },
    { name: "a name of two lines", read: () => readName("notes\napp"), field: "name" },
    { name: "a name that turns the direction", read: () => readName("notes\u202eppa"), field: "name" },
    { name: "no scope", read: () => readScopes([]), field: "scopes" },
    { name: "an expiry that is now", read: () => readExpiry(NOW, NOW), field: "expiresAt" },
    { name: "an expiry in another age", read: () => readExpiry(new Date(8.64e15), NOW), field: "expiresAt" },
    { name: "an expiry that is no time", read: () => readExpiry(new Date(NaN), NOW), field: "expiresAt" },
    { name: "no request a minute", read: () => readRequestsPerMinute(0), field: "requestsPerMinute" },
    { name: "a million and one", read: () => readRequestsPerMinute(1_000_001), field: "requestsPerMinute" },
    { name: "less than no overlap", read: () => readOverlapHours(-1), field: "overlapHours" },
    { name: "an overlap of more than thirty days", read: () => readOverlapHours(721), field: "overlapHours" },
  ])("$name is refused with its field", ({ read, field }) => {
    expect(read).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});
