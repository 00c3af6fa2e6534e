import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { isRegularDay } from "./regular-day.js";

function isRegular(date: string, zone: string): boolean {
  const day = Temporal.PlainDate.from(date);
  return isRegularDay(day.toZonedDateTime(zone), day.add({ days: 1 }).toZonedDateTime(zone));
}

test("a day of 24 hours from midnight on is regular, one on which a clock moves is not", () => {
  expect(isRegular("2026-11-27", "Asia/Seoul")).toBe(true);
  expect(isRegular("2026-03-29", "Europe/Berlin")).toBe(false);
  expect(isRegular("2026-10-25", "Europe/Berlin")).toBe(false);
  expect(isRegular("2026-04-05", "Australia/Lord_Howe")).toBe(false);
  expect(isRegular("2022-03-27", "Asia/Beirut")).toBe(false);
});
