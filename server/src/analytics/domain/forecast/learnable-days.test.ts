import { expect, test } from "vitest";
import { learnableDays } from "./learnable-days.js";

function learned(values: readonly number[]): number[] {
  const days = values.map((value, index) => ({ weekday: (index % 7) + 1, before: value, after: 0 }));
  return learnableDays(days).map(({ before }) => before);
}

const idle = (days: number) => Array.from({ length: days }, () => 0);

test.each([
  { name: "the day on which usage began is left out", values: [...idle(40), 5, 6, 7], days: [6, 7] },
  { name: "days without usage between are kept", values: [...idle(40), 5, 0, 0, 7], days: [0, 0, 7] },
  { name: "a pause of four weeks begins anew", values: [1, 2, 3, ...idle(28), 5, 6], days: [6] },
  { name: "a shorter one does not", values: [1, 2, ...idle(27), 5], days: [2, ...idle(27), 5] },
  { name: "after a pause that lasts there is nothing to learn", values: [1, 2, 3, ...idle(28)], days: [] },
  { name: "nothing ever is nothing", values: idle(10), days: [] },
])("$name", ({ values, days }) => {
  expect(learned(values)).toEqual(days);
});
