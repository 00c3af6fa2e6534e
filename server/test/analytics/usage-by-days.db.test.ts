import type { EntityManager } from "@mikro-orm/postgresql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Compare, Grain, Meter, UsageDimension } from "../../src/analytics/domain/question-words.js";
import { areMidnights } from "../../src/analytics/known-midnights.js";
import { usageSeries } from "../../src/analytics/usage-series.query.js";
import { usageTotals } from "../../src/analytics/usage-totals.query.js";
import { type Ask, openQuestions } from "./asking.js";
import { fillRandomUsage, rollUpDays, seededRandom } from "./random-usage.js";

let em: EntityManager;
let question: Ask;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ em, question, close } = await openQuestions());
  await fillRandomUsage(em, seededRandom(60), 3_000);
});

afterAll(() => close());

/** Noon of a day that is over, in UTC. */
const NOON = "2026-11-01T12:00:00Z";
const FALL = { preset: "2026-10-25..2026-11-08" };

/** Requests that only one kind of sums has, so that an answer tells which of them it was read from. */
const MARK = { days: 1_000_000, quarters: 10_000_000 };

async function mark(dayZone: string): Promise<void> {
  await rollUpDays(em, dayZone);
  await em.execute("delete from token_usage_stats where dimension_id = 1 and bucket_start = ?", [NOON]);
  await em.execute("insert into token_usage_stats (bucket_start, dimension_id, requests) values (?, 1, ?)", [
    NOON,
    MARK.quarters,
  ]);
  await em.execute(
    `insert into usage_day_stats (day, dimension_id, requests) values ((?::timestamptz at time zone ?)::date, 1, ?)
     on conflict (day, dimension_id) do update set requests = excluded.requests`,
    [NOON, dayZone, MARK.days],
  );
}

/** Which sums an answer with so many requests was read from. */
function readFrom(requests: number): string {
  if (requests >= MARK.quarters) return "quarters";
  return requests >= MARK.days ? "days" : "neither";
}

async function totals(filter: Parameters<Ask>[0]): Promise<string> {
  return readFrom((await question(filter, (asked) => usageTotals(asked, Compare.OFF))).requests);
}

async function series(filter: Parameters<Ask>[0], grain: Grain): Promise<string> {
  const request = { meter: Meter.REQUESTS, groupBy: UsageDimension.NONE, grain, top: 6 };
  const { total } = await question(filter, (asked) => usageSeries(asked, request));
  return readFrom(total.reduce((sum, value) => sum + Number(value), 0));
}

describe("of days that are kept in Seoul", () => {
  beforeEach(() => mark("Asia/Seoul"));

  test.each(["Asia/Seoul", "America/New_York", "Asia/Kathmandu"])(
    "totals in %s are read from days",
    async (timezone) => {
      expect(await totals({ range: FALL, timezone })).toBe("days");
    },
  );

  test("series are read from days where its days are the same", async () => {
    for (const grain of [Grain.DAY, Grain.WEEK]) {
      expect(await series({ range: FALL, timezone: "Asia/Seoul" }, grain)).toBe("days");
      expect(await series({ range: FALL, timezone: "Asia/Tokyo" }, grain)).toBe("days");
      expect(await series({ range: FALL, timezone: "UTC" }, grain)).toBe("quarters");
    }
    expect(await series({ range: FALL, timezone: "Asia/Seoul" }, Grain.HOUR)).toBe("quarters");
  });

  test("what ends within the day is read from quarters of an hour", async () => {
    const range = { from: new Date("2026-10-25T15:00:00Z"), to: new Date("2026-11-01T14:45:00Z") };
    expect(await totals({ range, timezone: "Asia/Seoul" })).toBe("quarters");
    expect(await totals({ range: { ...range, to: new Date("2026-11-01T15:00:00Z") }, timezone: "UTC" })).toBe("days");
  });
});

test("an hour that a day of summer time has more belongs to that day", async () => {
  await mark("America/New_York");
  expect(await series({ range: FALL, timezone: "America/New_York" }, Grain.DAY)).toBe("days");
  expect(await series({ range: FALL, timezone: "Etc/GMT+4" }, Grain.DAY)).toBe("quarters");
});

test.each([
  { zone: "Asia/Seoul", instant: "2026-11-01T15:00:00Z", agree: true },
  { zone: "Asia/Seoul", instant: "2026-11-01T16:00:00Z", agree: false },
  // Midnight strikes twice, and the day begins with the first.
  { zone: "America/Havana", instant: "2026-11-01T04:00:00Z", agree: true },
  { zone: "America/Havana", instant: "2026-11-01T05:00:00Z", agree: false },
  // And here not at all.
  { zone: "Africa/Cairo", instant: "2026-04-23T22:00:00Z", agree: true },
])("PostgreSQL tells whether a day begins in $zone at $instant, every time", async ({ zone, instant, agree }) => {
  for (let time = 0; time < 2; time += 1) {
    const asked = question({ range: FALL }, ({ db }) => areMidnights(db, zone, [new Date(instant)]));
    expect(await asked).toBe(agree);
  }
});

test("the running day is read from quarters of an hour, whose sums need no merge", async () => {
  await rollUpDays(em, "UTC");
  await em.execute("insert into usage_day_stats (day, dimension_id, requests) values ('2026-11-23', 1, ?)", [
    MARK.days,
  ]);
  expect(await totals({ range: { preset: "30d" }, timezone: "UTC" })).not.toBe("days");
});

test("days of a zone that only the database knows are not read", async () => {
  await mark("UTC");
  await em.execute(`update settings set value = '"Mars/Olympus"' where key = 'countersTimezone'`);
  expect(await totals({ range: FALL, timezone: "UTC" })).toBe("quarters");
});
