import { describe, expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { archivingText, ingestText, mergingText, messagesText } from "./health-texts";

const WORDS = {
  t: (key: string) => key.replace("general.health.", ""),
  format: createFormat("en", "UTC"),
  nowMs: Date.parse("2026-11-28T12:00:00Z"),
};

describe("what cannot be found out", () => {
  test("is unknown, and never nothing", () => {
    const told = [
      ingestText(null, WORDS),
      mergingText(null, WORDS),
      archivingText(null, WORDS),
      messagesText(null, undefined, WORDS),
    ];
    expect(told).toEqual(["unknown", "unknown", "unknown", "unknown"]);
  });

  test("of an hour without requests is no lag of 0", () => {
    expect(ingestText({ requests: 0, lagMs: null, lagP95Ms: null }, WORDS)).toBe("ingest.none");
    expect(ingestText({ requests: 1, lagMs: 0, lagP95Ms: 0 }, WORDS)).toBe("ingest.text");
  });

  test("is not told of a mail server before anybody said that there is none", () => {
    const quiet = { waiting: 0, waitingSince: null, givenUp: 0 };
    expect(messagesText(quiet, undefined, WORDS)).toBe("messages.none");
    expect(messagesText(quiet, true, WORDS)).toBe("messages.none");
    expect(messagesText(quiet, false, WORDS)).toBe("messages.none messages.noMail");
  });
});

test("a first night that is still to come is no run that failed", () => {
  expect(archivingText({ lastRunAt: null, newestMonth: null, failed: 0 }, WORDS)).toBe(
    "archiving.never archiving.none",
  );
  expect(archivingText({ lastRunAt: "2026-11-27T17:30:00Z", newestMonth: "2026-08", failed: 1 }, WORDS)).toBe(
    "archiving.run archiving.month archiving.failed",
  );
  expect(mergingText({ waiting: 0, mergedAt: null, driftDays: 0 }, WORDS)).toBe(
    "merging.text merging.never merging.drift",
  );
});
