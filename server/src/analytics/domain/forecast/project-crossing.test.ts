import { describe, expect, test } from "vitest";
import { CrossingChance } from "./forecast-words.js";
import { projectCrossing } from "./project-crossing.js";

const NOON = new Date("2026-11-28T12:00:00Z");
const USAGE = {
  soFar: 100n,
  point: 150n,
  low: 130n,
  high: 190n,
  days: [
    { start: NOON, end: new Date("2026-11-29T00:00:00Z"), expected: 10 },
    { start: new Date("2026-11-29T00:00:00Z"), end: new Date("2026-11-30T00:00:00Z"), expected: 0 },
    { start: new Date("2026-11-30T00:00:00Z"), end: new Date("2026-12-01T00:00:00Z"), expected: 40 },
  ],
};

describe("projectCrossing", () => {
  test.each([
    { name: "what is used already has reached it", limit: 100n, chance: "REACHED", at: null },
    { name: "a limit of nothing is reached", limit: 0n, chance: "REACHED", at: null },
    {
      name: "half of today's rest is in half of today's time",
      limit: 105n,
      chance: "NEARLY_CERTAIN",
      at: "2026-11-28T18",
    },
    { name: "a limit at low is nearly certain", limit: 130n, chance: "NEARLY_CERTAIN", at: "2026-11-30T12" },
    { name: "a limit at the point is likely, at the very end", limit: 150n, chance: "LIKELY", at: "2026-12-01T00" },
    { name: "between point and high it is possible", limit: 190n, chance: "POSSIBLE", at: null },
    { name: "beyond high it is unlikely", limit: 191n, chance: "UNLIKELY", at: null },
  ])("$name", ({ limit, chance, at }) => {
    expect(projectCrossing(USAGE, limit)).toEqual({
      chance,
      at: at === null ? null : new Date(`${at}:00:00Z`),
    });
  });

  test("a point that was rounded up to the limit is reached at the end", () => {
    const { chance, at } = projectCrossing({ ...USAGE, point: 151n }, 151n);
    expect(chance).toBe(CrossingChance.LIKELY);
    expect(at).toEqual(new Date("2026-12-01T00:00:00Z"));
  });
});
