import { describe, expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { archivingTexts, ingestTexts, mergingTexts, messagesTexts } from "./health-texts";

const WORDS = {
  t: (key: string) => key.replace("general.health.", ""),
  format: createFormat("en", "UTC"),
  nowMs: Date.parse("2026-11-28T12:00:00Z"),
};

describe("what cannot be found out", () => {
  test("is unknown, and never nothing", () => {
    const told = [
      ...ingestTexts(null, WORDS),
      ...mergingTexts(null, WORDS),
      ...archivingTexts(null, WORDS),
      ...messagesTexts(null, undefined, WORDS),
    ];
    expect(told).toEqual(["unknown", "unknown", "unknown", "unknown"]);
  });

  test("of an hour without requests is no lag of 0", () => {
    expect(ingestTexts({ requests: 0, lagMs: null, lagP95Ms: null }, WORDS)).toEqual(["ingest.none"]);
    expect(ingestTexts({ requests: 1, lagMs: 0, lagP95Ms: 0 }, WORDS)).toEqual(["ingest.text"]);
  });

  test("is not told of a mail server before anybody said that there is none", () => {
    const quiet = { waiting: 0, waitingSince: null, givenUp: 0 };
    expect(messagesTexts(quiet, undefined, WORDS)).toEqual(["messages.none"]);
    expect(messagesTexts(quiet, true, WORDS)).toEqual(["messages.none"]);
    expect(messagesTexts(quiet, false, WORDS)).toEqual(["messages.none", "messages.noMail"]);
  });
});

test("a first night that is still to come is no run that failed", () => {
  expect(archivingTexts({ lastRunAt: null, newestMonth: null, failed: 0 }, WORDS)).toEqual([
    "archiving.never",
    "archiving.none",
  ]);
  expect(archivingTexts({ lastRunAt: "2026-11-27T17:30:00Z", newestMonth: "2026-08", failed: 1 }, WORDS)).toEqual([
    "archiving.run",
    "archiving.month",
    "archiving.failed",
  ]);
  expect(mergingTexts({ waiting: 0, mergedAt: null, driftDays: 0 }, WORDS)).toEqual([
    "merging.text",
    "merging.never",
    "merging.drift",
  ]);
});
