import { describe, expect, test } from "vitest";
import { quietUntil } from "./quiet-until.js";

const NIGHT = { from: "22:00:00", to: "08:00:00", timezone: "Asia/Seoul" };
const NOON = { from: "12:00", to: "13:30", timezone: "Asia/Seoul" };

describe("quiet hours", () => {
  test.each([
    {
      name: "begin exactly at their begin",
      at: "2026-11-27T22:00+09:00",
      quiet: NIGHT,
      until: "2026-11-28T08:00+09:00",
    },
    { name: "are not a moment before", at: "2026-11-27T21:59:59+09:00", quiet: NIGHT, until: null },
    { name: "last over midnight", at: "2026-11-28T03:00+09:00", quiet: NIGHT, until: "2026-11-28T08:00+09:00" },
    { name: "are over exactly at their end", at: "2026-11-28T08:00+09:00", quiet: NIGHT, until: null },
    { name: "may lie within a day", at: "2026-11-27T12:15+09:00", quiet: NOON, until: "2026-11-27T13:30+09:00" },
    { name: "of within a day are not its night", at: "2026-11-27T23:00+09:00", quiet: NOON, until: null },
    { name: "that there are none of never are", at: "2026-11-27T23:00+09:00", quiet: null, until: null },
    {
      name: "end by the clock in the night that loses an hour",
      at: "2026-03-29T00:30+01:00",
      quiet: { ...NIGHT, timezone: "Europe/Berlin" },
      until: "2026-03-29T08:00+02:00",
    },
    {
      name: "end as soon as there is such a time, where the clock skips it",
      at: "2026-03-29T01:00+01:00",
      quiet: { from: "22:00", to: "02:30", timezone: "Europe/Berlin" },
      until: "2026-03-29T03:30+02:00",
    },
  ])("$name", ({ at, quiet, until }) => {
    expect(quietUntil(new Date(at), quiet)).toEqual(until === null ? null : new Date(until));
  });
});
