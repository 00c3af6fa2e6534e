import { expect, test } from "vitest";
import { localTimeIn } from "./local-time.js";

test.each([
  { at: "2026-11-23T05:07:00.123Z", zone: "Asia/Seoul", text: "2026-11-23T14:07:00.123+09:00" },
  { at: "2026-11-23T20:30:00.000Z", zone: "Asia/Kathmandu", text: "2026-11-24T02:15:00.000+05:45" },
  { at: "2026-11-23T05:07:00.123Z", zone: "UTC", text: "2026-11-23T05:07:00.123+00:00" },
  { at: "2026-11-01T05:59:59.999Z", zone: "America/New_York", text: "2026-11-01T01:59:59.999-04:00" },
  { at: "2026-11-01T06:00:00.000Z", zone: "America/New_York", text: "2026-11-01T01:00:00.000-05:00" },
])("$at in $zone is $text", ({ at, zone, text }) => {
  expect(localTimeIn(zone)(new Date(at))).toBe(text);
  expect(new Date(text).toJSON()).toBe(at);
});

test("an offset that changed is not carried on from the row before", () => {
  const write = localTimeIn("America/New_York");
  expect(write(new Date("2026-11-01T06:00:00Z"))).toBe("2026-11-01T01:00:00.000-05:00");
  expect(write(new Date("2026-11-01T05:59:00Z"))).toBe("2026-11-01T01:59:00.000-04:00");
});
