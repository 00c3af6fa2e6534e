import { describe, expect, test } from "vitest";
import { findZones } from "./find-zones";

const OFFSETS: Readonly<Record<string, string>> = {
  UTC: "GMT",
  "America/New_York": "GMT-5",
  "Asia/Seoul": "GMT+9",
  "Asia/Tokyo": "GMT+9",
  "Asia/Kolkata": "GMT+5:30",
};
const find = (text: string) =>
  findZones(Object.keys(OFFSETS), text, (zone) => OFFSETS[zone] ?? "").map(({ zone }) => zone);

describe("findZones", () => {
  test.each([
    { text: "", found: Object.keys(OFFSETS) },
    { text: "new york", found: ["America/New_York"] },
    { text: "SEOUL", found: ["Asia/Seoul"] },
    { text: "+9", found: ["Asia/Seoul", "Asia/Tokyo"] },
    { text: "UTC+5:30", found: ["Asia/Kolkata"] },
    { text: "utc", found: ["UTC"] },
    { text: "Atlantis", found: [] },
  ])("$text finds $found", ({ text, found }) => {
    expect(find(text)).toEqual(found);
  });
});
