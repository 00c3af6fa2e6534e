import { describe, expect, test } from "vitest";
import { endOfSnapshot, formatAlertCursor, parseAlertCursor } from "./alert-cursor.js";

describe("the cursor of alerts", () => {
  test.each([{ cursor: "0.10:10:" }, { cursor: "3.10:15:10,12,14" }])(
    "$cursor is read as it was written",
    ({ cursor }) => {
      const position = parseAlertCursor(cursor);
      expect(position && formatAlertCursor(position)).toBe(cursor);
    },
  );

  test.each([
    { name: "nothing", cursor: "" },
    { name: "a cursor of another feed", cursor: "2f0e:17" },
    { name: "a snapshot without the deletions", cursor: "10:15:" },
    { name: "one that ends before it begins", cursor: "1.15:10:" },
    { name: "a transaction that is too old to have run", cursor: "1.10:15:9" },
    { name: "one that had not begun", cursor: "1.10:15:15" },
    { name: "transactions out of order", cursor: "1.10:15:12,11" },
    { name: "no transaction at all", cursor: "1.0:0:" },
    { name: "more than the database counts", cursor: `1.${"9".repeat(30)}:15:` },
    { name: "SQL", cursor: "1.10:15:'; drop table usage_alerts" },
    { name: "a text without end", cursor: `1.10:99999:${"11,".repeat(50_000)}12` },
  ])("$name is none", ({ cursor }) => {
    expect(parseAlertCursor(cursor)).toBeNull();
  });

  test("ends where the next transaction begins", () => {
    expect(endOfSnapshot({ deletions: "0", snapshot: "10:15:12" })).toBe(15n);
  });
});
