import { describe, expect, test } from "vitest";
import { daysToVerify } from "./verify-rollups.job.js";

const HOUR_MS = 3_600_000;
const LATEST = Date.parse("2026-11-26T00:00:00Z");
const ROUND_HOURS = 72;

/** Kept days up to a UTC day, newest first. */
const kept = (count: number, latest = LATEST) =>
  Array.from({ length: count }, (_, day) => new Date(latest - day * 24 * HOUR_MS).toISOString().slice(0, 10));
const hoursFrom = (start: number) =>
  Array.from({ length: ROUND_HOURS }, (_, hour) => new Date(start + hour * HOUR_MS + 120_000));

describe("the days that are verified in an hour", () => {
  test("are always the newest two", () => {
    for (const now of hoursFrom(LATEST)) expect(daysToVerify(kept(4), now).slice(0, 2)).toEqual(kept(2));
  });

  test.each([3, 90, 400, 4_000])("are, in any three days, each of %i kept days", (count) => {
    const days = kept(count);
    const verified = hoursFrom(LATEST + 13 * HOUR_MS).flatMap((now) => daysToVerify(days, now).slice(2));
    expect(verified.toSorted()).toEqual(days.slice(2).toSorted());
  });

  test("leave none out while days are added at midnight and the oldest month goes", () => {
    const seen = new Set(
      hoursFrom(LATEST + 5 * HOUR_MS).flatMap((now) => {
        const today = Math.floor(now.getTime() / (24 * HOUR_MS)) * 24 * HOUR_MS;
        return daysToVerify(kept(today > LATEST ? 372 : 402, today), now);
      }),
    );
    expect(kept(369).filter((day) => !seen.has(day))).toEqual([]);
  });

  test.each([2, 74, 75, 400])("of %i kept days are two and a seventy-second of the others at most", (count) => {
    const counts = hoursFrom(LATEST).map((now) => daysToVerify(kept(count), now).length);
    expect(Math.max(...counts)).toBe(2 + Math.ceil((count - 2) / ROUND_HOURS));
  });

  test.each([0, 1, 2])("of %i kept days are all there are", (count) => {
    expect(daysToVerify(kept(count), new Date(LATEST))).toEqual(kept(count));
  });
});
