import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAnomalousDays } from "../../src/thresholds/rules/find-anomalies.js";
import { tellAlerts } from "../../src/alerts/deliveries/telling/tell-alerts.js";
import { findPace } from "../../src/thresholds/rules/find-pace.js";
import { findSilence } from "../../src/thresholds/rules/find-silence.js";
import { supersedePace } from "../../src/thresholds/rules/supersede-pace.js";
import type { PlantedRequest } from "../analytics/planted-usage.js";
import { RulesDesk } from "./rules-desk.js";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST = Date.parse("2026-08-15T00:00:00Z");
const LAST = Date.parse("2026-11-18T12:00:00Z");
/** A Monday: 300 requests at once, of one model. */
const SPIKE = Date.parse("2026-11-16T14:00:00Z");

let desk: RulesDesk;

/** 240 requests a day of 0.02 USD each, ten an hour; until the noon of a Wednesday. */
function usual(): PlantedRequest[] {
  const requests: PlantedRequest[] = [];
  for (let at = FIRST; at < LAST; at += HOUR_MS / 10) {
    const day = Math.floor((at - FIRST) / DAY_MS);
    requests.push({ at: new Date(at + (day % 3) * 1_000).toJSON(), cost: 20_000_000_000, feature: "summary" });
  }
  return requests;
}

const spike = Array.from({ length: 300 }, (_, at) => ({
  at: new Date(SPIKE + at * 4_000).toJSON(),
  cost: 50_000_000_000,
  model: "gemini-2.5-pro",
}));

beforeAll(async () => {
  desk = await RulesDesk.open([...usual(), ...spike]);
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  desk.at = new Date(LAST);
});

const daily = { kind: "LIMIT", meter: "COST", period: "DAY" } as const;

describe("pace", () => {
  test("tells once in a period that the running day is expected to reach its limit, in exact amounts", async () => {
    await desk.rule({ ...daily, limit: "3500000000000" });
    expect(await findPace(desk.parts)).toBe(1);
    expect(await findPace(desk.parts)).toBe(0);
    const [alert] = await desk.alerts();
    expect(alert).toMatchObject({ day: "2026-11-18", used: "2400000000000", status: "OPEN", isLate: false });
    const { point, low, high, crossesAt } = alert?.details ?? {};
    for (const amount of [point, low, high]) expect(amount).toMatch(/^\d+$/);
    expect(Number(point)).toBeGreaterThan(3.5e12);
    expect(Number(low)).toBeLessThanOrEqual(Number(point));
    expect(Number(high)).toBeGreaterThanOrEqual(Number(point));
    expect(Date.parse(String(crossesAt))).toBeGreaterThan(LAST);
    expect(Date.parse(String(crossesAt))).toBeLessThan(Date.parse("2026-11-19T00:00:00Z"));
  });

  test("tells nothing of a limit that will hold, nor of one that was reached already", async () => {
    await desk.rule({ ...daily, limit: "90000000000000" });
    await desk.rule({ ...daily, limit: "2000000000000" });
    expect(await findPace(desk.parts)).toBe(0);
  });

  test("tells nothing when an alert says that the limit was reached, whatever was corrected since", async () => {
    const id = await desk.rule({ ...daily, limit: "3500000000000" });
    await reach(id, "3500000000000");
    expect(await findPace(desk.parts)).toBe(0);
  });

  test.each([
    ["PROJECT", "1"],
    ["MODEL", "gemini-2.5-flash"],
    ["FEATURE", "summary"],
    ["USER", "1"],
    ["KEY", "1"],
  ])("looks at a %s by itself", async (scope, subject) => {
    await desk.rule({ ...daily, scope, subject, limit: "3500000000000" });
    expect(await findPace(desk.parts)).toBe(1);
    expect((await desk.alerts())[0]).toMatchObject({ subject, used: "2400000000000" });
  });

  test("tells again in the next period, of another limit, and by replicas at once only once", async () => {
    const id = await desk.rule({ ...daily, period: "MONTH", limit: "130000000000000" });
    const replicas = await Promise.all([1, 2, 3].map(() => findPace(desk.parts)));
    expect(replicas.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    await desk.pool.query("update usage_thresholds set limit_amount = 131000000000000 where id = $1", [id]);
    expect(await findPace(desk.parts)).toBe(1);
  });

  test("is superseded when the limit is reached", async () => {
    const id = await desk.rule({ ...daily, limit: "3500000000000" });
    await findPace(desk.parts);
    await supersedePace(desk.pool, desk.at);
    expect((await desk.alerts())[0]).toMatchObject({ status: "OPEN" });
    await reach(id, "3500000000000");
    await supersedePace(desk.pool, desk.at);
    expect((await desk.alerts())[0]).toMatchObject({ status: "RESOLVED", resolution: "SUPERSEDED" });
  });

  test("is superseded when the limit is reached in the days of another zone, which it outlives", async () => {
    const id = await desk.rule({ ...daily, limit: "3500000000000" });
    await findPace(desk.parts);
    await reach(id, "3500000000000", "Asia/Seoul");
    await supersedePace(desk.pool, desk.at);
    expect((await desk.alerts())[0]).toMatchObject({ status: "RESOLVED", resolution: "SUPERSEDED" });
  });

  function reach(id: number, limit: string, zone = "UTC") {
    return desk.pool.query(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       values ($1, 'LEVEL', $2, 100, '2026-11-18', '2026-11-19', $3, $2)`,
      [id, limit, zone],
    );
  }
});

describe("an anomaly rule", () => {
  beforeEach(() => {
    desk.at = new Date("2026-11-17T00:20:00Z");
  });

  test("tells a day that is over and far from what is usual, once, with what is usual and what explains it", async () => {
    await desk.rule({ kind: "ANOMALY", meter: "COST" });
    expect(await findAnomalousDays(desk.parts)).toBe(1);
    expect(await findAnomalousDays(desk.parts)).toBe(0);
    const [alert] = await desk.alerts();
    expect(alert).toMatchObject({ day: "2026-11-16", used: "19800000000000", isLate: true });
    expect(alert?.details).toMatchObject({ usual: "4800000000000", actual: "19800000000000" });
    expect(alert?.details.contributors).toContainEqual(expect.objectContaining({ label: "gemini-2.5-pro" }));
    expect(JSON.stringify(alert?.details.contributors)).not.toContain("USER");
  });

  test("tells an hour of today as soon as it is closed for a quarter of an hour, and its day not once more", async () => {
    await desk.rule({ kind: "ANOMALY", meter: "COST" });
    desk.at = new Date("2026-11-16T15:10:00Z");
    expect(await findAnomalousDays(desk.parts)).toBe(0);
    desk.at = new Date("2026-11-16T15:15:00Z");
    expect(await findAnomalousDays(desk.parts)).toBe(1);
    const [alert] = await desk.alerts();
    expect(alert).toMatchObject({ day: "2026-11-16", used: "15200000000000", isLate: false });
    expect(alert?.details).toMatchObject({ hour: "2026-11-16T14:00:00.000Z", usual: "200000000000" });
    desk.at = new Date("2026-11-17T00:20:00Z");
    expect(await findAnomalousDays(desk.parts)).toBe(0);
  });

  test("looks at its scope alone, and leaves days alone that were over before it was watched", async () => {
    await desk.rule({ kind: "ANOMALY", meter: "COST", scope: "MODEL", subject: "gemini-2.5-flash" });
    await desk.rule({ kind: "ANOMALY", meter: "COST", watchedSince: "2026-11-17T00:10:00Z" });
    expect(await findAnomalousDays(desk.parts)).toBe(0);
  });
});

describe("one threshold that fails", () => {
  const silent = { kind: "NO_DATA", silentMinutes: 60 } as const;

  test.each([
    { find: findPace, rule: { ...daily, limit: "3500000000000" }, at: "2026-11-18T12:00:00Z" },
    { find: findAnomalousDays, rule: { kind: "ANOMALY", meter: "COST" } as const, at: "2026-11-17T00:20:00Z" },
    { find: findSilence, rule: silent, at: "2026-11-18T13:00:00Z" },
  ])("keeps none behind it from being looked at, and fails the run: $find.name", async ({ find, rule, at }) => {
    desk.at = new Date(at);
    const allow = await desk.refuse("usage_alerts", "threshold_id", await desk.rule(rule));
    await desk.rule(rule);
    try {
      await expect(find(desk.parts)).rejects.toThrow("of thresholds, 1 failed");
      expect(await desk.alerts()).toHaveLength(1);
    } finally {
      await allow();
    }
    expect(await find(desk.parts)).toBe(1);
  });
});

describe("a no-data rule", () => {
  const silent = { kind: "NO_DATA", silentMinutes: 60 } as const;
  const last = "2026-11-18T11:54:02.000Z";

  test("tells a silence once, when it has lasted as long as the rule says", async () => {
    await desk.rule(silent);
    desk.at = new Date("2026-11-18T12:54:01Z");
    expect(await findSilence(desk.parts)).toBe(0);
    desk.at = new Date("2026-11-18T12:54:03Z");
    expect(await Promise.all([findSilence(desk.parts), findSilence(desk.parts)])).toContain(1);
    desk.at = new Date("2026-11-20T00:00:00Z");
    expect(await findSilence(desk.parts)).toBe(0);
    expect(await desk.alerts()).toMatchObject([{ day: "2026-11-18", used: "60", details: { lastRequestAt: last } }]);
  });

  test.each([
    { ...silent, scope: "PROJECT", subject: "1" },
    { ...silent, scope: "MODEL", subject: "gemini-2.5-flash" },
    { ...silent, scope: "FEATURE", subject: "summary" },
    { ...silent, scope: "KEY", subject: "1" },
  ])("hears its $scope alone", async (rule) => {
    await desk.rule(rule);
    await desk.rule({ ...rule, subject: ["PROJECT", "KEY"].includes(rule.scope) ? "2" : "never used" });
    desk.at = new Date("2026-11-18T13:00:00Z");
    expect(await findSilence(desk.parts)).toBe(1);
    expect(await desk.alerts()).toMatchObject([{ subject: rule.subject, details: { lastRequestAt: last } }]);
  });

  test("tells nothing of what was silent already when it began to be watched", async () => {
    await desk.rule({ ...silent, watchedSince: "2026-11-18T13:30:00Z" });
    desk.at = new Date("2026-11-18T14:00:00Z");
    expect(await findSilence(desk.parts)).toBe(0);
  });

  test("ends by itself when requests come again, and the next silence of the same day is told too", async () => {
    await desk.rule({ ...silent, scope: "MODEL", subject: "gemini-2.5-pro" });
    desk.at = new Date("2026-11-16T15:30:00Z");
    await findSilence(desk.parts);
    await desk.pool.query("update usage_alerts set alert_sent_at = now()");
    const [first] = await desk.alerts();
    expect(first).toMatchObject({ day: "2026-11-16", status: "OPEN" });
    await comeAgain("2026-11-16T17:00:00Z");
    desk.at = new Date("2026-11-16T17:01:00Z");
    expect(await findSilence(desk.parts)).toBe(1);
    expect(await desk.alerts()).toMatchObject([{ status: "RESOLVED", resolution: "RECOVERED" }]);
    desk.at = new Date("2026-11-16T18:05:00Z");
    expect(await findSilence(desk.parts)).toBe(1);
    expect(await findSilence(desk.parts)).toBe(0);
    const details = { lastRequestAt: "2026-11-16T17:00:00.000Z" };
    expect(await desk.alerts()).toMatchObject([{ day: "2026-11-16", status: "OPEN", resolution: null, details }]);
    const { rows } = await desk.pool.query("select alert_sent_at from usage_alerts");
    expect(rows).toEqual([{ alert_sent_at: null }]);
  });

  test("is told through the channels of its threshold, and so is its end where that is wanted", async () => {
    const rule = { ...silent, scope: "MODEL", subject: "gemini-2.5-pro", tellsRecovery: true } as const;
    await desk.tellThroughMail(await desk.rule(rule));
    desk.at = new Date("2026-11-16T19:00:00Z");
    expect(await findSilence(desk.parts)).toBe(1);
    expect(await tellAlerts(desk.pool)).toBe(1);
    await comeAgain("2026-11-16T19:30:00Z");
    desk.at = new Date("2026-11-16T19:31:00Z");
    expect(await findSilence(desk.parts)).toBe(1);
    const { rows } = await desk.pool.query<{ kind: string }>("select kind from alert_deliveries order by created_at");
    expect(rows.map(({ kind }) => kind)).toEqual(["ALERT", "RECOVERY"]);
  });

  /** A request of the other model, with its sums. */
  async function comeAgain(at: string): Promise<void> {
    await desk.pool.query(
      `insert into token_usage (project_id, api_key_id, event_id, user_id, feature, operation, provider, model, status, input_tokens,
         output_tokens, total_tokens, cost, cost_state, usage_state, dialect, created_at, recorded_at)
       select project_id, api_key_id, gen_random_uuid()::text, user_id, feature, operation, provider, model, status, input_tokens, output_tokens,
         total_tokens, cost, cost_state, usage_state, dialect, $1, $1 from token_usage where model = 'gemini-2.5-pro' limit 1`,
      [at],
    );
    const sums = `select date_bin('15 minutes', $1::timestamptz, 'epoch'), 1, 1, id from usage_dimensions where model = 'gemini-2.5-pro' limit 1`;
    await desk.pool.query(
      `insert into token_usage_stats (bucket_start, requests, total_tokens, dimension_id) ${sums}`,
      [at],
    );
    await desk.pool.query(
      `insert into usage_deltas (bucket_start, user_id, requests, total_tokens, dimension_id)
       select at, 1, requests, tokens, id from (${sums}) as sums (at, requests, tokens, id)`,
      [at],
    );
  }
});
