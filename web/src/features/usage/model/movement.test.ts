import { expect, test } from "vitest";
import { movementOf } from "./movement";

const delta = (current: string, previous: string) => ({ text: `${previous}→${current}`, direction: "up" as const });

test.each([
  {
    name: "a row that grew and rose",
    row: { previous: "2", rank: 1, rankBefore: 3 },
    current: "4",
    text: "2→4",
    places: 2,
  },
  {
    name: "one that was not there before",
    row: { previous: "0", rank: 1, rankBefore: null },
    current: "4",
    text: "0→4",
    places: null,
  },
  {
    name: "one whose cost then is unknown",
    row: { previous: null, rank: 2, rankBefore: 1 },
    current: "4",
    text: undefined,
    places: -1,
  },
  {
    name: "one whose cost now is unknown",
    row: { previous: "2", rank: 2, rankBefore: 2 },
    current: null,
    text: undefined,
    places: 0,
  },
])("$name", ({ row, current, text, places }) => {
  const movement = movementOf(row, current, { isCompared: true, delta });
  expect(movement?.delta?.text).toBe(text);
  expect(movement?.places).toBe(places);
});

test("without a comparison nothing moved", () => {
  expect(movementOf({ previous: null, rank: 1, rankBefore: null }, "4", { isCompared: false, delta })).toBeNull();
});
