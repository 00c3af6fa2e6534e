import { expect, test } from "vitest";
import { healthAlarms } from "./health-alarms";

const NOW = Date.parse("2026-11-28T12:00:00Z");
const WELL = {
  merging: { waiting: 0, mergedAt: "2026-11-28T11:59:58Z", driftDays: 0 },
  archiving: { lastRunAt: null, newestMonth: null, failed: 0 },
  messages: { waiting: 0, waitingSince: null, givenUp: 0 },
};

test.each([
  { name: "nothing, where all is well", health: {}, alarms: [] },
  { name: "nothing, where nobody knows", health: { merging: null, archiving: null, messages: null }, alarms: [] },
  { name: "a day that differs", health: { merging: { ...WELL.merging, driftDays: 1 } }, alarms: ["merging"] },
  {
    name: "what waits while nothing was merged for eleven minutes",
    health: { merging: { ...WELL.merging, waiting: 1, mergedAt: "2026-11-28T11:49:00Z" } },
    alarms: ["merging"],
  },
  {
    name: "nothing, where nothing waits for a merge of long ago",
    health: { merging: { ...WELL.merging, mergedAt: "2026-11-27T12:00:00Z" } },
    alarms: [],
  },
  { name: "a failed archive", health: { archiving: { ...WELL.archiving, failed: 1 } }, alarms: ["archiving"] },
  {
    name: "a message that waits for more than an hour",
    health: { messages: { waiting: 1, waitingSince: "2026-11-28T10:59:00Z", givenUp: 0 } },
    alarms: ["messages"],
  },
  {
    name: "nothing, where a message waits for a minute",
    health: { messages: { waiting: 1, waitingSince: "2026-11-28T11:59:00Z", givenUp: 0 } },
    alarms: [],
  },
  {
    name: "a message that was given up",
    health: { messages: { ...WELL.messages, givenUp: 1 } },
    alarms: ["messages"],
  },
])("in red is $name", ({ health, alarms }) => {
  const raised = Object.entries(healthAlarms({ ...WELL, ...health }, NOW)).filter(([, isRaised]) => isRaised);
  expect(raised.map(([name]) => name)).toEqual(alarms);
});
