import { describe, expect, test } from "vitest";
import { BUCKET_MS, bucketStart } from "./bucket.js";

describe("bucketStart", () => {
  test.each([
    ["2026-11-23T00:00:00.000Z", "2026-11-23T00:00:00.000Z"],
    ["2026-11-23T00:14:59.999Z", "2026-11-23T00:00:00.000Z"],
    ["2026-11-23T00:15:00.000Z", "2026-11-23T00:15:00.000Z"],
    ["2026-11-23T23:59:59.999Z", "2026-11-23T23:45:00.000Z"],
    ["2028-02-29T12:31:00.001Z", "2028-02-29T12:30:00.000Z"],
    ["2026-11-23T09:20:00+05:45", "2026-11-23T03:30:00.000Z"],
    ["1969-12-31T23:59:59.999Z", "1969-12-31T23:45:00.000Z"],
  ])("%s lies in the bucket of %s", (time, start) => {
    expect(bucketStart(new Date(time)).toISOString()).toBe(start);
  });

  test.each(["Asia/Kathmandu", "Australia/Eucla", "Asia/Seoul", "America/St_Johns", "Pacific/Chatham"])(
    "midnight in %s is the start of a bucket",
    (timeZone) => {
      const parts = new Intl.DateTimeFormat("en-GB", {
        timeZone,
        hourCycle: "h23",
        hour: "2-digit",
        minute: "2-digit",
      });
      const midnights = Array.from({ length: 96 }, (_, at) => new Date(Date.UTC(2026, 10, 23) + at * BUCKET_MS)).filter(
        (time) => parts.format(time) === "00:00",
      );
      expect(midnights).toHaveLength(1);
    },
  );
});
