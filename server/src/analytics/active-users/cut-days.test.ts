import { expect, test } from "vitest";
import { besides, cutDays } from "./cut-days.js";

const HOUR_MS = 3_600_000;
const NOW = new Date("2026-11-27T05:00:00Z");
const cut = (from: string, to: string) => cutDays({ from: new Date(from), to: new Date(to) }, "Asia/Seoul");

test.each([
  { name: "whole days are not cut", from: "2026-11-01T15:00Z", to: "2026-11-03T15:00Z", days: "2026-11-02", cut: [] },
  {
    name: "either end may cut a day",
    from: "2026-11-01T10:00Z",
    to: "2026-11-03T20:00Z",
    days: "2026-11-02",
    cut: ["2026-11-01 10:00 15:00 19", "2026-11-04 15:00 20:00 19"],
  },
  {
    name: "around a midnight two days are cut",
    from: "2026-11-01T10:00Z",
    to: "2026-11-01T20:00Z",
    days: null,
    cut: ["2026-11-01 10:00 15:00 19", "2026-11-02 15:00 20:00 19"],
  },
  {
    name: "of a day that still runs nothing is left out that is to come",
    from: "2026-11-26T16:00Z",
    to: "2026-11-27T05:00Z",
    days: null,
    cut: ["2026-11-27 16:00 05:00 1"],
  },
])("$name", ({ from, to, days, cut: expected }) => {
  const range = cut(from, to);
  expect(range.days?.firstDay ?? null).toBe(days);
  const clock = (instant: Date) => instant.toISOString().slice(11, 16);
  expect(range.cut.map((it) => `${it.day} ${clock(it.from)} ${clock(it.to)} ${besides(it, NOW) / HOUR_MS}`)).toEqual(
    expected,
  );
});
