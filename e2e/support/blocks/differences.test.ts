import { describe, expect, test } from "vitest";
import { differences } from "./differences.ts";

const UUID = "7c0a2f0e-3d5b-4e2c-9f5a-0b6d1c2e3f40";
const OTHER_UUID = "00000000-0000-4000-8000-000000000001";

describe("a printed answer and the one that came", () => {
  test.each([
    { name: "equal values, whatever the order of keys", printed: { a: 1, b: [2] }, came: { b: [2], a: 1 } },
    { name: "ids that look alike", printed: { id: UUID }, came: { id: OTHER_UUID } },
    { name: "moments", printed: "2026-11-27T09:10:00.000Z", came: "2031-01-02T03:04:05.678Z" },
    { name: "days", printed: ["2026-11-27"], came: ["2031-01-02"] },
  ])("agree in $name", ({ printed, came }) => {
    expect(differences(printed, came)).toEqual([]);
  });

  test.each([
    { name: "another number", printed: { a: 1 }, came: { a: 2 }, place: "$.a" },
    { name: "a key that is missing", printed: { a: 1, b: 2 }, came: { a: 1 }, place: "$.b" },
    { name: "a key that nobody printed", printed: {}, came: { a: null }, place: "$.a" },
    { name: "one entry more", printed: [1], came: [1, 2], place: "$[1]" },
    { name: "a list in place of an object", printed: { a: {} }, came: { a: [] }, place: "$.a" },
    { name: "an id where a time is printed", printed: "2026-11-27T09:10:00Z", came: UUID, place: "$" },
    { name: "null where there was nothing", printed: [undefined], came: [null], place: "$[0]" },
  ])("differ in $name", ({ printed, came, place }) => {
    expect(differences(printed, came)).toEqual([expect.stringContaining(`${place} is printed as`)]);
  });
});
