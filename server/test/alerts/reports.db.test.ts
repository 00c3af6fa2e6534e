import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Language } from "../../src/core/language.js";
import { sendDueReports } from "../../src/reports/send-due-reports.js";
import type { PlantedRequest } from "../analytics/planted-usage.js";
import { RulesDesk } from "../thresholds/rules-desk.js";

const USD = 1_000_000_000_000;
const at = (day: string, more: Omit<PlantedRequest, "at"> = {}) => ({ at: `${day}T06:00:00Z`, cost: USD, ...more });

let desk: RulesDesk;

/** Wednesday 18 November 2026: 6 USD of four app users; the day before 4 USD, and 1 USD of a model that is gone. On 6 October a price was missing. */
beforeAll(async () => {
  desk = await RulesDesk.open([
    ...[1, 2, 3, 4].map((userId) => at("2026-11-18", { userId })),
    at("2026-11-18", { userId: 1, feature: "tag", cost: 2 * USD, status: "error" }),
    at("2026-11-18", { userId: 1, cost: null }),
    ...[1, 2, 3].map((userId) => at("2026-11-17", { userId })),
    at("2026-11-17", { userId: 5, model: "<b>old</b>" }),
    at("2026-10-05", { cost: 3 * USD }),
    at("2026-10-06", { cost: null }),
  ]);
  await desk.pool.query(`insert into settings (key, value) values ('reportingTimezone', '"UTC"')
    on conflict (key) do update set value = excluded.value`);
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.pool.query("delete from alert_deliveries; delete from scheduled_reports; delete from alert_channels");
  await desk.clear();
  desk.at = new Date("2026-11-19T09:00:00Z");
});

const parts = () => ({ ...desk.parts, publicUrl: "https://tokens.example" });

async function report(cadence = "DAY", reportedUntil = "2026-11-18", language = Language.EN): Promise<number> {
  const { rows: channels } = await desk.pool.query<{ id: number }>(
    `insert into alert_channels (kind, name, recipients, language) values ('EMAIL', gen_random_uuid()::text, '{a@example.com}', $1)
     returning id`,
    [language],
  );
  const { rows } = await desk.pool.query<{ id: number }>(
    `insert into scheduled_reports (name, cadence, channel_id, reported_until) values ('Team', $1, $2, $3) returning id`,
    [cadence, channels[0]?.id, reportedUntil],
  );
  return rows[0]?.id ?? 0;
}

interface Sent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly event: { readonly type: string; readonly data: Readonly<Record<string, unknown>> };
}

async function sent(): Promise<readonly Sent[]> {
  const { rows } = await desk.pool.query<{ content: { message: Sent } }>(
    "select content from alert_deliveries where kind = 'REPORT' and status = 'WAITING' order by created_at, id",
  );
  return rows.map(({ content }) => content.message);
}

describe("a scheduled report", () => {
  test("is written at its time of day, and each period once however many look", async () => {
    await report();
    desk.at = new Date("2026-11-19T08:59:59Z");
    expect(await sendDueReports(parts())).toBe(0);
    desk.at = new Date("2026-11-19T09:00:00Z");
    const replicas = await Promise.all([1, 2, 3].map(() => sendDueReports(parts())));
    expect(replicas.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await sendDueReports(parts())).toBe(0);
    expect(await sent()).toHaveLength(1);
  });

  test("is written after a process ended between composing and committing it, once", async () => {
    const id = await report();
    const holder = await desk.pool.connect();
    await holder.query("begin");
    await holder.query("select 1 from scheduled_reports where id = $1 for update", [id]);
    const dying = sendDueReports(parts()).catch(() => "ended");
    await vi.waitFor(async () => expect(await desk.isSomebodyWaiting()).toBe(true), { timeout: 10_000 });
    await desk.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and query like '%scheduled_reports%' and pid <> pg_backend_pid()",
    );
    expect(await dying).toBe("ended");
    await holder.query("rollback");
    holder.release();
    expect(await sent()).toHaveLength(0);
    expect(await sendDueReports(parts())).toBe(1);
    expect(await sent()).toHaveLength(1);
  });

  test("that was missed is written later, the oldest first", async () => {
    await report("DAY", "2026-11-17");
    expect(await sendDueReports(parts())).toBe(2);
    expect((await sent()).map(({ event }) => event.data.period)).toEqual([
      { start: "2026-11-17", end: "2026-11-18", timezone: "UTC" },
      { start: "2026-11-18", end: "2026-11-19", timezone: "UTC" },
    ]);
  });

  test("that is off, deleted, or of a deleted channel is not written", async () => {
    await desk.pool.query("update scheduled_reports set enabled = false where id = $1", [await report()]);
    await desk.pool.query("update scheduled_reports set deleted_at = now() where id = $1", [await report()]);
    expect(await sendDueReports(parts())).toBe(0);
  });
});

test("one report that cannot be written keeps none behind it from being written, and fails the run", async () => {
  const id = await report();
  await report();
  const { rows } = await desk.pool.query<{ id: number }>(
    "select channel_id as id from scheduled_reports where id = $1",
    [id],
  );
  const allow = await desk.refuse("alert_deliveries", "channel_id", rows[0]?.id ?? 0);
  try {
    await expect(sendDueReports(parts())).rejects.toThrow("of reports, 1 failed");
    expect(await sent()).toHaveLength(1);
  } finally {
    await allow();
  }
  expect(await sendDueReports(parts())).toBe(1);
});

describe("what it tells", () => {
  test("are exact totals with their change against the period before, and at least where a price is not known", async () => {
    await report();
    await sendDueReports(parts());
    const [message] = await sent();
    expect(message?.subject).toBe("[Tokenledger] Daily report: Team, Nov 18, 2026");
    expect(message?.text).toContain("Cost: at least $6.00 ($4.00 before)");
    expect(message?.text).toContain("Requests: 6 (+50.0 % from 4)");
    expect(message?.text).toContain("Failed requests: 1 (nothing before)");
    expect(message?.text).toContain("The price of 1 request is not known, so more was spent.");
    expect(message?.event.data).toMatchObject({
      cost: { value: "6", isAtLeast: true, previous: "4", previousIsAtLeast: false, changePercent: null },
      requests: { value: "6", isAtLeast: false, previous: "4", previousIsAtLeast: false, changePercent: "+50.0" },
      unpricedRequests: 1,
    });
  });

  test("is never zero of what is not known, neither now nor before", async () => {
    await report("DAY", "2026-10-06");
    desk.at = new Date("2026-10-07T09:00:00Z");
    await sendDueReports(parts());
    await report("DAY", "2026-10-07");
    desk.at = new Date("2026-10-08T09:00:00Z");
    await desk.pool.query("update scheduled_reports set reported_until = '2026-10-07'");
    await sendDueReports(parts());
    const texts = (await sent()).map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain("Cost: at least $0.00 ($3.00 before)");
    expect(texts[0]).toContain("- gemini-2.5-flash: at least $0.00 ($3.00 before)");
    expect(texts[1]).toContain("Cost: $0.00 (at least $0.00 before)");
    expect(texts[1]).toContain("Requests: 0 (-100.0 % from 1)");
  });

  test("is no number of app users below the smallest group", async () => {
    await report();
    await sendDueReports(parts());
    const [message] = await sent();
    expect(message?.text).toContain("Active app users: fewer than 5");
    expect(message?.event.data.activeUsers).toBeNull();
  });

  test("are models, features and app users that changed most, by pseudonym, and those that are gone, escaped", async () => {
    await report();
    await sendDueReports(parts());
    const [message] = await sent();
    expect(message?.text).toContain("- sparrow-1: at least $3.00 ($1.00 before)");
    expect(message?.text).toContain("- tag: $2.00 (nothing before)");
    expect(message?.text).toContain("- <b>old</b>: $0.00 (-100.0 % from $1.00)");
    expect(message?.html).toContain("&#60;b&#62;old&#60;/b&#62;");
    expect(message?.html).not.toContain("<b>old");
  });

  test("is how near limits are, the nearest first", async () => {
    await desk.rule({ kind: "LIMIT", meter: "COST", period: "MONTH", limit: String(100 * USD) });
    const limit = String(20 * USD);
    await desk.rule({ kind: "LIMIT", meter: "COST", period: "MONTH", limit, scope: "USER", subject: "1" });
    await report();
    await sendDueReports(parts());
    const [message] = await sent();
    expect(message?.text).toContain(
      "- sparrow-1: at least $4.00 / $20.00 a month (20 %)\n- everybody: at least $10.00 / $100.00 a month (10 %)",
    );
  });

  test("of a month is compared with the month before, in Korean where the channel is", async () => {
    await report("MONTH", "2026-11-01", Language.KO);
    desk.at = new Date("2026-12-01T09:00:00Z");
    await sendDueReports(parts());
    const [message] = await sent();
    expect(message?.subject).toContain("월간 보고서: Team");
    expect(message?.text).toContain("비용: 최소 $10.00 (이전 최소 $3.00)");
  });
});
