import { describe, expect, test } from "vitest";
import { Meter } from "../analytics/domain/question-words.js";
import { ThresholdKind, ThresholdPeriod, ThresholdScope } from "./domain/threshold-words.js";
import { readThreshold, type ThresholdRequest } from "./read-threshold.js";

const LIMIT: ThresholdRequest = {
  scope: ThresholdScope.OVERALL,
  meter: Meter.COST,
  period: ThresholdPeriod.DAY,
  limit: "2.50",
  levels: [50, 80, 100],
};
const NO_DATA: ThresholdRequest = { kind: ThresholdKind.NO_DATA, scope: ThresholdScope.OVERALL, silentMinutes: 60 };
const ANOMALY: ThresholdRequest = { kind: ThresholdKind.ANOMALY, scope: ThresholdScope.OVERALL, meter: Meter.COST };
const ONCE = { period: ThresholdPeriod.ONCE, startsOn: "2026-12-01", endsOn: "2026-12-31" };
const { USER, EACH_USER, PROJECT, MODEL, FEATURE, KEY, OVERALL } = ThresholdScope;

describe("readThreshold", () => {
  test("is a limit unless it is said otherwise, switched on, and told as the shortest number", () => {
    expect(readThreshold(LIMIT)).toEqual({
      name: null,
      kind: ThresholdKind.LIMIT,
      scope: OVERALL,
      subject: null,
      meter: Meter.COST,
      period: ThresholdPeriod.DAY,
      startsOn: null,
      endsOn: null,
      limit: "2.5",
      levels: [50, 80, 100],
      pace: false,
      silentMinutes: null,
      blocks: false,
      enabled: true,
      mutedUntil: null,
      tellsRecovery: false,
      channelIds: [],
    });
  });

  test.each([
    { name: "a name without the blanks around it", given: { ...LIMIT, name: " Team " }, read: { name: "Team" } },
    { name: "an empty name as none", given: { ...LIMIT, name: "  " }, read: { name: null } },
    { name: "a name of 80 characters", given: { ...LIMIT, name: "n".repeat(80) }, read: { name: "n".repeat(80) } },
    {
      name: "the smallest amount of money",
      given: { ...LIMIT, limit: "0.000000000001" },
      read: { limit: "0.000000000001" },
    },
    { name: "one token", given: { ...LIMIT, meter: Meter.TOKENS, limit: "1" }, read: { limit: "1" } },
    { name: "levels from 1 to 200", given: { ...LIMIT, levels: [1, 200] }, read: { levels: [1, 200] } },
    { name: "10 levels", given: { ...LIMIT, levels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, read: {} },
    { name: "a period that there is once", given: { ...LIMIT, ...ONCE }, read: ONCE },
    { name: "a single day", given: { ...LIMIT, ...ONCE, endsOn: "2026-12-01" }, read: { endsOn: "2026-12-01" } },
    { name: "366 days", given: { ...LIMIT, ...ONCE, endsOn: "2027-12-01" }, read: { endsOn: "2027-12-01" } },
    { name: "an app user", given: { ...LIMIT, scope: USER, subject: "7" }, read: { subject: "7" } },
    { name: "a feature", given: { ...LIMIT, scope: FEATURE, subject: "summary" }, read: { subject: "summary" } },
    { name: "channels once, in order", given: { ...LIMIT, channelIds: ["9", "2", "9"] }, read: { channelIds: [2, 9] } },
    { name: "pace of a model", given: { ...LIMIT, scope: MODEL, subject: "m", pace: true }, read: { pace: true } },
    { name: "blocks of each app user", given: { ...LIMIT, scope: EACH_USER, blocks: true }, read: { blocks: true } },
    { name: "silence of 5 minutes", given: { ...NO_DATA, silentMinutes: 5 }, read: { meter: null, silentMinutes: 5 } },
    { name: "silence of 30 days", given: { ...NO_DATA, silentMinutes: 43_200 }, read: { silentMinutes: 43_200 } },
    { name: "an anomaly", given: ANOMALY, read: { meter: Meter.COST, period: null, limit: null, levels: [] } },
    {
      name: "fields of another kind that say nothing",
      given: { ...NO_DATA, levels: [], pace: false, limit: null },
      read: {},
    },
  ])("takes $name", ({ given, read }) => {
    expect(readThreshold(given)).toMatchObject(read);
  });

  test.each([
    { name: "a name of 81 characters", given: { ...LIMIT, name: "n".repeat(81) }, field: "name" },
    { name: "a name of two lines", given: { ...LIMIT, name: "a\r\nBcc: b@example.com" }, field: "name" },
    { name: "a subject for everybody", given: { ...LIMIT, subject: "7" }, field: "subject" },
    { name: "no app user", given: { ...LIMIT, scope: USER }, field: "subject" },
    { name: "an outside id", given: { ...LIMIT, scope: USER, subject: "u-7" }, field: "subject" },
    { name: "a project by name", given: { ...LIMIT, scope: PROJECT, subject: "Alpha" }, field: "subject" },
    { name: "a key beyond all ids", given: { ...LIMIT, scope: KEY, subject: "99999999999" }, field: "subject" },
    { name: "an empty model", given: { ...LIMIT, scope: MODEL, subject: " " }, field: "subject" },
    { name: "a feature of two lines", given: { ...LIMIT, scope: FEATURE, subject: "a\nb" }, field: "subject" },
    { name: "a limit without a meter", given: { ...LIMIT, meter: null }, field: "meter" },
    { name: "a limit without a period", given: { ...LIMIT, period: null }, field: "period" },
    { name: "a limit without a limit", given: { ...LIMIT, limit: null }, field: "limit" },
    { name: "a limit of nothing", given: { ...LIMIT, limit: "0.00" }, field: "limit" },
    { name: "a limit below nothing", given: { ...LIMIT, limit: "-1" }, field: "limit" },
    { name: "less than a pico-dollar", given: { ...LIMIT, limit: "0.0000000000001" }, field: "limit" },
    { name: "half a token", given: { ...LIMIT, meter: Meter.TOKENS, limit: "10.5" }, field: "limit" },
    { name: "tokens with a point", given: { ...LIMIT, meter: Meter.TOKENS, limit: "10.0" }, field: "limit" },
    { name: "no levels", given: { ...LIMIT, levels: [] }, field: "levels" },
    { name: "11 levels", given: { ...LIMIT, levels: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }, field: "levels" },
    { name: "levels that fall", given: { ...LIMIT, levels: [80, 50] }, field: "levels" },
    { name: "a level twice", given: { ...LIMIT, levels: [50, 50] }, field: "levels" },
    { name: "a level of 0", given: { ...LIMIT, levels: [0, 50] }, field: "levels" },
    { name: "a level of 201", given: { ...LIMIT, levels: [50, 201] }, field: "levels" },
    { name: "half a percent", given: { ...LIMIT, levels: [0.5] }, field: "levels" },
    { name: "dates of a day", given: { ...LIMIT, startsOn: "2026-12-01" }, field: "startsOn" },
    { name: "a last date of a day", given: { ...LIMIT, endsOn: "2026-12-01" }, field: "endsOn" },
    { name: "no first date", given: { ...LIMIT, ...ONCE, startsOn: null }, field: "startsOn" },
    { name: "a day that does not exist", given: { ...LIMIT, ...ONCE, startsOn: "2026-02-30" }, field: "startsOn" },
    { name: "an instant", given: { ...LIMIT, ...ONCE, startsOn: "2026-12-01T00:00:00Z" }, field: "startsOn" },
    { name: "an end before the start", given: { ...LIMIT, ...ONCE, endsOn: "2026-11-30" }, field: "endsOn" },
    { name: "367 days", given: { ...LIMIT, ...ONCE, endsOn: "2027-12-02" }, field: "endsOn" },
    { name: "a date of long ago", given: { ...LIMIT, ...ONCE, startsOn: "1999-12-01" }, field: "startsOn" },
    { name: "pace of each app user", given: { ...LIMIT, scope: EACH_USER, pace: true }, field: "pace" },
    { name: "pace of what there is once", given: { ...LIMIT, ...ONCE, pace: true }, field: "pace" },
    { name: "blocks of a model", given: { ...LIMIT, scope: MODEL, subject: "m", blocks: true }, field: "blocks" },
    { name: "silence of a limit", given: { ...LIMIT, silentMinutes: 60 }, field: "silentMinutes" },
    { name: "a meter of silence", given: { ...NO_DATA, meter: Meter.COST }, field: "meter" },
    { name: "a limit of silence", given: { ...NO_DATA, limit: "1" }, field: "limit" },
    { name: "blocks of silence", given: { ...NO_DATA, blocks: true }, field: "blocks" },
    { name: "silence of no length", given: { ...NO_DATA, silentMinutes: null }, field: "silentMinutes" },
    { name: "silence of 4 minutes", given: { ...NO_DATA, silentMinutes: 4 }, field: "silentMinutes" },
    { name: "silence of more than 30 days", given: { ...NO_DATA, silentMinutes: 43_201 }, field: "silentMinutes" },
    { name: "silence of each app user", given: { ...NO_DATA, scope: EACH_USER }, field: "scope" },
    { name: "an anomaly without a meter", given: { ...ANOMALY, meter: null }, field: "meter" },
    { name: "levels of an anomaly", given: { ...ANOMALY, levels: [100] }, field: "levels" },
    { name: "an anomaly of each app user", given: { ...ANOMALY, scope: EACH_USER }, field: "scope" },
    { name: "a channel by name", given: { ...LIMIT, channelIds: ["ops"] }, field: "channelIds" },
    {
      name: "21 channels",
      given: { ...LIMIT, channelIds: Array.from({ length: 21 }, (_, at) => `${at + 1}`) },
      field: "channelIds",
    },
  ])("refuses $name, naming the field", ({ given, field }) => {
    expect(() => readThreshold(given)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });

  test.each([USER, EACH_USER])("repeats nothing that may be an outside id, of %s", (scope) => {
    const refused = () => readThreshold({ ...LIMIT, scope, subject: "kim@example.com" });
    expect(refused).toThrow("subject");
    expect(refused).not.toThrow("kim");
  });
});
