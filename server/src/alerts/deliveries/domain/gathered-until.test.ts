import { describe, expect, test } from "vitest";
import { gatheredUntil } from "./gathered-until.js";

const NIGHT = { from: "22:00", to: "08:00", timezone: "UTC" };
const MANNERS = { quiet: null, mostPerHour: 30, toldThisHour: 0 };

describe("what is to be told", () => {
  test.each([
    { name: "is told now", at: "14:05", manners: {}, until: null },
    { name: "is told now as the last of the hour", at: "14:05", manners: { toldThisHour: 29 }, until: null },
    {
      name: "beyond that is gathered to the end of the hour",
      at: "14:05",
      manners: { toldThisHour: 30 },
      until: "15:00",
    },
    { name: "at the full hour is of the next", at: "14:00", manners: { toldThisHour: 30 }, until: "15:00" },
    { name: "in quiet hours is gathered to their end", at: "02:05", manners: { quiet: NIGHT }, until: "08:00" },
    {
      name: "does not end an hour within quiet hours",
      at: "21:30",
      manners: { quiet: NIGHT, toldThisHour: 30 },
      until: "08:00",
      on: "2026-11-28",
    },
  ])("$name", ({ at, manners, until, on = "2026-11-27" }) => {
    const gathered = gatheredUntil(new Date(`2026-11-27T${at}Z`), { ...MANNERS, ...manners });
    expect(gathered).toEqual(until === null ? null : new Date(`${on}T${until}:00Z`));
  });
});
