import { describe, expect, test } from "vitest";
import { barsOf, spanRange, stepSpan } from "./bar-span";

const LABELS = ["2026-11-21", "2026-11-22", "2026-11-23"];

describe("a choice of bars", () => {
  test.each([
    { name: "one day is that day", span: { anchor: 1, head: 1 }, range: "2026-11-22..2026-11-22" },
    { name: "days are the same from either end", span: { anchor: 2, head: 0 }, range: "2026-11-21..2026-11-23" },
    { name: "bars that are not there are no range", span: { anchor: 0, head: 9 }, range: null },
  ])("$name", ({ span, range }) => {
    expect(spanRange(LABELS, "DAY", span)).toBe(range);
  });

  test("hours end with the last of them", () => {
    const labels = ["2026-11-22T22:00", "2026-11-22T23:00"];
    expect(spanRange(labels, "HOUR", { anchor: 0, head: 1 })).toBe("2026-11-22T22:00..2026-11-23T00:00");
  });

  test("arrows move it, and with shift they stretch it", () => {
    const right = { key: "ArrowRight", shiftKey: false };
    expect(stepSpan(right, null, 3)).toEqual({ anchor: 0, head: 0 });
    expect(stepSpan(right, { anchor: 0, head: 1 }, 3)).toEqual({ anchor: 2, head: 2 });
    expect(stepSpan({ ...right, shiftKey: true }, { anchor: 0, head: 1 }, 3)).toEqual({ anchor: 0, head: 2 });
    expect(stepSpan({ key: "End", shiftKey: true }, { anchor: 1, head: 1 }, 3)).toEqual({ anchor: 1, head: 2 });
    expect(stepSpan({ key: "a", shiftKey: false }, null, 3)).toBeNull();
    expect(stepSpan(right, null, 0)).toBeNull();
  });
});

test("rows in view are in the bars of their times, the end of a bar being the next one's", () => {
  const buckets = [
    { start: "2026-11-21T15:00:00Z", end: "2026-11-22T15:00:00Z" },
    { start: "2026-11-22T15:00:00Z", end: "2026-11-23T15:00:00Z" },
  ];
  const newest = "2026-11-22T15:00:00.000Z";
  expect(barsOf(buckets, { newest, oldest: "2026-11-21T16:00:00Z" })).toEqual({ anchor: 0, head: 1 });
  expect(barsOf(buckets, { newest, oldest: "2026-11-01T00:00:00Z" })).toBeNull();
  expect(barsOf(buckets, null)).toBeNull();
});
