import { describe, expect, test } from "vitest";
import { daysToVerify } from "./verify-rollups.job.js";

const HOUR_MS = 3_600_000;
const at = (hour: number) => new Date(hour * HOUR_MS);

describe("the days that are verified in an hour", () => {
  test("are the newest two and one older", () => {
    expect(daysToVerify(["26", "25", "24", "23"], at(0))).toEqual(["26", "25", "24"]);
    expect(daysToVerify(["26", "25", "24", "23"], at(1))).toEqual(["26", "25", "23"]);
    expect(daysToVerify(["26", "25", "24", "23"], at(2))).toEqual(["26", "25", "24"]);
  });

  test("leave no kept day out over as many hours as there are days", () => {
    const days = Array.from({ length: 90 }, (_, day) => String(day));
    const seen = new Set(Array.from({ length: 88 }, (_, hour) => daysToVerify(days, at(480_000 + hour))).flat());
    expect(seen.size).toBe(90);
  });

  test.each([[[]], [["26"]], [["26", "25"]]])("of %j are all there are", (days) => {
    expect(daysToVerify(days, at(7))).toEqual(days);
  });
});
