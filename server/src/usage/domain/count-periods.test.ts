import { describe, expect, test } from "vitest";
import { countPeriods } from "./count-periods.js";
import type { RollupRow } from "./roll-up.js";
import { noUsage } from "./usage-sums.js";

const byHour = (bucketStart: Date) => bucketStart.toISOString().slice(0, 10);

function row(time: string, userId: string | null, requests = 1n): RollupRow {
  const sums = { ...noUsage(), requests, input_tokens: 10n * requests, output_tokens: 2n, total_tokens: 12n, cost: 7n };
  return { bucketStart: new Date(time), userId, dimensionId: 1, sums };
}

describe("countPeriods", () => {
  test("adds buckets up to the day and the month they lie in", () => {
    const counts = countPeriods(
      [row("2026-11-30T23:45:00Z", "5", 3n), row("2026-11-30T10:00:00Z", "5"), row("2026-12-01T00:00:00Z", "5")],
      byHour,
    );
    expect(
      counts.map(({ period, periodStart, sums }) => [period, periodStart, sums.requests, sums.input_tokens]),
    ).toEqual([
      ["day", "2026-11-30", 4n, 40n],
      ["day", "2026-12-01", 1n, 10n],
      ["month", "2026-11-01", 4n, 40n],
      ["month", "2026-12-01", 1n, 10n],
    ]);
  });

  test("counts every meter and each app user alone, in the order of their ids", () => {
    const counts = countPeriods([row("2026-11-30T00:00:00Z", "10"), row("2026-11-30T00:00:00Z", "9")], byHour);
    expect(counts.map(({ period, userId }) => `${period} ${userId}`)).toEqual([
      "day 9",
      "day 10",
      "month 9",
      "month 10",
    ]);
    expect(counts[0]?.sums).toEqual({
      requests: 1n,
      input_tokens: 10n,
      output_tokens: 2n,
      total_tokens: 12n,
      cost: 7n,
    });
  });

  test.each([null, "0"])("requests without an app user (%s) count for nobody", (userId) => {
    expect(countPeriods([row("2026-11-30T00:00:00Z", userId)], byHour)).toEqual([]);
  });

  test("differences may be negative", () => {
    const [day] = countPeriods([row("2026-11-30T00:00:00Z", "5", -2n)], byHour);
    expect(day?.sums.requests).toBe(-2n);
  });
});
