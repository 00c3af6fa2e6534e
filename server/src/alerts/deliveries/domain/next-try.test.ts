import { describe, expect, test } from "vitest";
import { nextTry } from "./next-try.js";

const MADE = new Date("2026-11-27T00:00:00Z");
const later = (ms: number) => new Date(MADE.getTime() + ms);
const HOUR = 3_600_000;
const FAILED = { tries: 1, endedAt: MADE, firstDueAt: MADE, permanent: false, retryAfterSeconds: null };

describe("a message that was not taken is tried again", () => {
  test.each([
    { name: "within 5 seconds", given: {}, random: 1, at: later(5_000) },
    { name: "at any moment of them", given: {}, random: 0, at: MADE },
    { name: "within twice as long after each try", given: { tries: 4 }, random: 0.5, at: later(20_000) },
    { name: "within an hour at most", given: { tries: 500 }, random: 1, at: later(HOUR) },
    { name: "not before the server wants", given: { retryAfterSeconds: 120 }, random: 0, at: later(120_000) },
    { name: "not by all at once then", given: { retryAfterSeconds: 120, tries: 9 }, random: 1, at: later(125_000) },
    {
      name: "a last time a day after it was due",
      given: { tries: 30, endedAt: later(23.5 * HOUR) },
      random: 1,
      at: later(24 * HOUR),
    },
    { name: "not when it would be refused for ever", given: { permanent: true }, random: 0, at: null },
    { name: "not after a day", given: { tries: 31, endedAt: later(24 * HOUR) }, random: 0, at: null },
  ])("$name", ({ given, random, at }) => {
    expect(nextTry({ ...FAILED, ...given }, random)).toEqual(at);
  });
});
