import { describe, expect, test } from "vitest";
import type { SpanOfDays } from "../../usage/domain/span-of-days.js";
import { coverDays } from "./cover-days.js";

const TODAY = 20_784;
const FIRST = TODAY - 90;
const isOver = ({ firstDay, days }: SpanOfDays) => firstDay >= FIRST && firstDay + days <= TODAY;

/** How often each day is in what is added, less what is taken away. */
function daysOf(cover: ReturnType<typeof coverDays>): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { firstDay, days, sign } of cover) {
    for (let day = firstDay; day < firstDay + days; day += 1) times.set(day, (times.get(day) ?? 0) + sign);
  }
  return new Map([...times].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b));
}

describe("a cover", () => {
  test("of a range within 90 days has each of its days once, no other, and at most seven spans", () => {
    for (let from = FIRST; from <= TODAY; from += 5) {
      const ends = Array.from({ length: TODAY + 1 - from }, (_, at) => from + 1 + at);
      const covers = ends.map((to) => coverDays(from, to, isOver));
      const each = ends.map((to) => Array.from({ length: to - from }, (_, at) => [from + at, 1]));
      expect(covers.map((cover) => [...daysOf(cover)])).toEqual(each);
      expect(Math.max(...covers.map(({ length }) => length))).toBeLessThanOrEqual(7);
    }
  });

  test.each([
    {
      name: "takes the last day of eight away again",
      from: 20_776,
      to: 20_783,
      spans: [
        [8, 20_776, 1],
        [1, 20_783, -1],
      ],
    },
    {
      name: "adds where taking away needs as many",
      from: 20_776,
      to: 20_782,
      spans: [
        [4, 20_776, 1],
        [2, 20_780, 1],
      ],
    },
    {
      name: "ends with the day that still runs",
      from: 20_782,
      to: 20_785,
      spans: [
        [2, 20_782, 1],
        [1, 20_784, 1],
      ],
    },
  ])("$name", ({ from, to, spans }) => {
    expect(coverDays(from, to, isOver).map(({ days, firstDay, sign }) => [days, firstDay, sign])).toEqual(spans);
  });

  test("of days that are not built is made of each of them", () => {
    expect(coverDays(8, 12, () => false).map(({ days, sign }) => days * sign)).toEqual([1, 1, 1, 1]);
  });
});
