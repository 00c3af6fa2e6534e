import { describe, expect, test } from "vitest";
import { AppError } from "./errors.js";
import { checkFirst, decodeCursor, encodeCursor, toPage } from "./page.js";

describe("cursors", () => {
  test("give back what they were made of, any characters included", () => {
    const position = ["12", '모델 "x" / 🐦'];
    expect(decodeCursor("after", encodeCursor(position), 2)).toEqual(position);
  });

  test.each([
    { name: "no base64", cursor: "?!" },
    { name: "no JSON", cursor: Buffer.from("{").toString("base64url") },
    { name: "no list", cursor: Buffer.from('{"0":"a"}').toString("base64url") },
    { name: "other parts than texts", cursor: Buffer.from('["a",1]').toString("base64url") },
    { name: "too few parts", cursor: encodeCursor(["a"]) },
    { name: "a NUL", cursor: encodeCursor(["a", "\0"]) },
    { name: "more than any row could give", cursor: "A".repeat(5_000) },
    { name: "nothing", cursor: "" },
  ])("refuse $name", ({ cursor }) => {
    expect(() => decodeCursor("after", cursor, 2)).toThrow(AppError);
  });
});

const positionOf = (row: number) => [String(row)];

describe("pages", () => {
  test("one row more than asked for tells that there is a next page, and is not shown", () => {
    expect(toPage([1, 2, 3], 2, positionOf)).toEqual({
      nodes: [1, 2],
      pageInfo: { endCursor: encodeCursor(["2"]), hasNextPage: true },
    });
  });

  test("exactly as many rows as asked for are the last page", () => {
    expect(toPage([1, 2], 2, positionOf).pageInfo.hasNextPage).toBe(false);
  });

  test("an empty page has no end", () => {
    expect(toPage([], 2, positionOf)).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
  });

  test.each([0, -1, 501])("%d rows are refused", (first) => {
    expect(() => checkFirst(first, 500)).toThrow(/^first: expected a number from 1 to 500/);
  });
});
