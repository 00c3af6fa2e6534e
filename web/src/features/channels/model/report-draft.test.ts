import { expect, test } from "vitest";
import { draftOfReport, newReport, readReport } from "./report-draft";

test("a report needs a name and a time of the clock", () => {
  const draft = newReport("3");
  expect(readReport({ ...draft, sendAt: "24:00" })).toEqual({ problems: new Set(["name", "sendAt"]) });
  expect(readReport({ ...draft, name: "x".repeat(61) })).toEqual({ problems: new Set(["name"]) });
});

test("an hour is understood with one digit, too", () => {
  expect(readReport({ ...newReport("3"), name: " Team ", sendAt: "8:30" })).toEqual({
    input: { name: "Team", cadence: "DAY", sendAt: "08:30", channelId: "3", enabled: true },
  });
});

test("what is there already comes back as it was", () => {
  const channel = { id: "3", name: "Team", kind: "EMAIL", isFailing: false } as const;
  const report = { name: "Week", cadence: "WEEK", sendAt: "07:00", enabled: false } as const;
  const draft = draftOfReport({ id: "1", version: 2, nextAt: null, channel, ...report });
  expect(readReport(draft)).toEqual({ input: { ...report, channelId: "3" } });
});
