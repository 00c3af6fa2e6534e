import { describe, expect, test } from "vitest";
import { type ArchiveTrouble, decideArchiveAlert, type KnownTrouble, wordsOfTroubles } from "./archive-trouble.js";

const FULL: ArchiveTrouble = { month: "2026-08", reason: "There is no room left." };
const LOST: ArchiveTrouble = { month: "2026-08", reason: "The file is missing." };
const OTHER: ArchiveTrouble = { month: "2026-07", reason: "There is no room left." };
const open = (...troubles: ArchiveTrouble[]): KnownTrouble => ({ standing: "open", troubles });

describe("decideArchiveAlert", () => {
  test.each<{ name: string; known: KnownTrouble | null; troubles: ArchiveTrouble[]; is: string }>([
    { name: "no trouble was never told", known: null, troubles: [], is: "nothing" },
    { name: "the first trouble is told", known: null, troubles: [FULL], is: "tell" },
    { name: "one that goes on is not told again", known: open(FULL), troubles: [FULL], is: "nothing" },
    { name: "another reason of the month is told", known: open(FULL), troubles: [LOST], is: "tell" },
    { name: "another month is told", known: open(FULL), troubles: [FULL, OTHER], is: "tell" },
    { name: "one of two that is over leaves the other", known: open(FULL, OTHER), troubles: [OTHER], is: "nothing" },
    {
      name: "what a member settled is settled",
      known: { ...open(FULL), standing: "settled" },
      troubles: [FULL],
      is: "nothing",
    },
    { name: "something new is not", known: { ...open(FULL), standing: "settled" }, troubles: [LOST], is: "tell" },
    { name: "the end of it recovers", known: open(FULL), troubles: [], is: "recover" },
    {
      name: "also of what a member settled",
      known: { ...open(FULL), standing: "settled" },
      troubles: [],
      is: "recover",
    },
    { name: "the end is told once", known: { ...open(FULL), standing: "over" }, troubles: [], is: "nothing" },
    {
      name: "the same again after that is told",
      known: { ...open(FULL), standing: "over" },
      troubles: [FULL],
      is: "tell",
    },
  ])("$name", ({ known, troubles, is }) => {
    expect(decideArchiveAlert(known, troubles)).toBe(is);
  });
});

test("months are in order, and a reason that several have is said once", () => {
  expect(wordsOfTroubles([FULL, OTHER, LOST])).toEqual({
    months: "2026-07, 2026-08",
    reason: "There is no room left. The file is missing.",
  });
});
