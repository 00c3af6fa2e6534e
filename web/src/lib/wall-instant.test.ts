import { expect, test } from "vitest";
import { wallInstant } from "./wall-instant";

test.each([
  {
    name: "Seoul is nine hours ahead",
    wall: "2026-11-23T09:00",
    zone: "Asia/Seoul",
    instant: "2026-11-23T00:00:00.000Z",
  },
  { name: "UTC is itself", wall: "2026-11-23T09:00", zone: "UTC", instant: "2026-11-23T09:00:00.000Z" },
  {
    name: "a time that clocks skip is the one after the gap",
    wall: "2026-03-08T02:30",
    zone: "America/New_York",
    instant: "2026-03-08T07:30:00.000Z",
  },
  {
    name: "a time that clocks show twice is the first of both",
    wall: "2026-11-01T01:30",
    zone: "America/New_York",
    instant: "2026-11-01T05:30:00.000Z",
  },
])("$name", ({ wall, zone, instant }) => {
  expect(wallInstant(wall, zone)).toBe(instant);
});
