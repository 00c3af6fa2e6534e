import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AlertRound } from "../../src/alerts/settle/alert-round.js";
import { settleRecovered } from "../../src/alerts/settle/settle-recovered.js";
import { CROSSINGS_TARGETS } from "../../src/thresholds/crossings-targets.js";
import { mergeDeltas } from "../../src/usage/merge-deltas.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { DAILY, recordEvents, ThresholdDesk } from "../thresholds/ask-thresholds.js";
import { dateAgo, noonZone } from "../thresholds/noon-zone.js";
import { AlertDesk, type AskedAlert, plantAlert, type PlantedAlert } from "./alert-desk.js";

let product: Product;
let desk: AlertDesk;
let thresholds: ThresholdDesk;
let level = 0;

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  const headers = await signInAs(product, ADMIN);
  desk = new AlertDesk(product, headers);
  thresholds = new ThresholdDesk(product, headers);
});

afterAll(() => product.stop());

async function crossed(planted: Partial<PlantedAlert> & { readonly thresholdId: string }): Promise<AskedAlert> {
  level += 1;
  return desk.find(await plantAlert(product.sql, { level, ...planted }));
}

describe("an alert whose level is no longer reached after corrections", () => {
  let told = 0;
  const settle = () => {
    const { orm, upkeep: pool, clock } = product.container;
    return settleRecovered({ orm, pool, clock, onTold: () => (told += 1) }, new AlertRound());
  };

  const correct = (eventId: string, inputTokens: number) =>
    desk.get(
      `mutation { answer: correctUsage(eventId: "${eventId}", correction: { inputTokens: ${inputTokens}, outputTokens: 0 }, reason: "as it was") { eventId } }`,
    );

  /** Level and state of the alerts of a threshold, as `50 OPEN`. */
  async function states(id: string): Promise<string[]> {
    const { nodes } = await desk.page(`thresholdId: "${id}"`);
    return nodes.map((alert) => `${alert.level} ${alert.resolution ?? alert.status}`).toSorted();
  }

  test.each([
    { name: "of everything", scope: { scope: "OVERALL" }, isMerged: false },
    { name: "of a model, after a merge", scope: { scope: "MODEL", subject: "gemini-2.5-pro" }, isMerged: true },
    { name: "of each app user", scope: { scope: "EACH_USER" }, isMerged: false },
    {
      name: "of each app user by month, after a merge",
      scope: { scope: "EACH_USER", period: "MONTH" },
      isMerged: true,
    },
    {
      name: "of a week of everything",
      scope: { scope: "FEATURE", subject: "settling", period: "WEEK" },
      isMerged: true,
    },
  ])("$name recovers by itself, and opens again when it is reached once more", async ({ name, scope, isMerged }) => {
    const event = { id: name, userId: name, model: "gemini-2.5-pro", feature: "settling", outputTokens: 0 };
    await product.sql.query("truncate usage_deltas, usage_day_stats, usage_user_counters");
    await recordEvents(product, [{ ...event, inputTokens: 1_000 }]);
    if (isMerged) await mergeDeltas(product.container.upkeep);
    const { id } = await thresholds.create({
      ...DAILY,
      meter: "INPUT_TOKENS",
      limit: "1000",
      levels: [50, 100],
      ...scope,
    });
    expect(await states(id)).toEqual(["100 OPEN", "50 SUPERSEDED"]);
    await product.sql.query("update usage_alerts set alert_sent_at = now() where threshold_id = $1", [id]);
    await settle();
    expect(await states(id)).toEqual(["100 OPEN", "50 SUPERSEDED"]);
    await correct(name, 999);
    if (isMerged) await mergeDeltas(product.container.upkeep);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 OPEN"]);
    const { nodes } = await desk.page(`thresholdId: "${id}", statuses: [RESOLVED]`);
    const recovered = nodes.find((alert) => alert.level === 100);
    expect(recovered?.acts).toMatchObject([{ act: "RECOVERED", memberName: null }]);
    await correct(name, 1_000);
    await settle();
    expect(await states(id)).toEqual(["100 OPEN", "50 SUPERSEDED"]);
    const { rows } = await product.sql.query(
      "select 1 from usage_alerts where threshold_id = $1 and alert_sent_at is null",
      [id],
    );
    expect(rows).toEqual([]);
  });

  test("recovers whatever somebody said about it, unless they resolved it", async () => {
    const { id } = await thresholds.create({ ...DAILY, meter: "COST", limit: "900" });
    const alerts = [];
    for (const at of [1, 2, 3]) alerts.push(await crossed({ thresholdId: id, level: at, limit: "900000000000000" }));
    await desk.done("acknowledgeAlerts", alerts.slice(0, 1));
    await desk.done("snoozeAlerts", alerts.slice(1, 2));
    await desk.done("resolveAlerts", alerts.slice(2));
    await settle();
    expect(await states(id)).toEqual(["1 RECOVERED", "2 RECOVERED", "3 BY_MEMBER"]);
  });

  test("is told through the channels of its threshold where that wants it, once, and only of what was told before", async () => {
    const { channel } = await desk.get<{ channel: { id: string } }>(
      `mutation { answer: createChannel(input: { kind: EMAIL, name: "ops", recipients: ["ops@example.com"], language: EN }) { channel { id } } }`,
    );
    const telling = { ...DAILY, meter: "COST", channelIds: [channel.id] };
    const limit = "800000000000000";
    const wanted = await thresholds.create({ ...telling, limit: "800", tellsRecovery: true });
    const unwanted = await thresholds.create({ ...telling, limit: "800", tellsRecovery: false });
    const [heard, unheard] = [
      await crossed({ thresholdId: wanted.id, limit }),
      await crossed({ thresholdId: wanted.id, limit }),
    ];
    const other = await crossed({ thresholdId: unwanted.id, limit });
    await product.sql.query("update usage_alerts set alert_sent_at = now() where id = any($1::bigint[])", [
      [heard.id, other.id],
    ]);
    const messages = async () => {
      const { rows } = await product.sql.query("select kind, alert_ids from alert_deliveries where channel_id = $1", [
        channel.id,
      ]);
      return rows;
    };

    // As when the outbox cannot take it: nothing is resolved, and it is tried again.
    await product.sql.query("alter table alert_deliveries add constraint nothing_goes_in check (kind <> 'RECOVERY')");
    await expect(settle()).rejects.toThrow("nothing_goes_in");
    expect((await states(wanted.id)).map((state) => state.split(" ")[1])).toEqual(["OPEN", "OPEN"]);
    await product.sql.query("alter table alert_deliveries drop constraint nothing_goes_in");

    told = 0;
    await settle();
    await settle();
    expect(await messages()).toEqual([{ kind: "RECOVERY", alert_ids: [heard.id] }]);
    expect(told).toBe(1);
    for (const { id } of [heard, unheard, other]) expect((await desk.find(id)).resolution).toBe("RECOVERED");
  });

  test("recovers without a ring of waiting while others act on the same alerts", async () => {
    const { id } = await thresholds.create({ ...DAILY, meter: "COST", limit: "500" });
    for (let round = 0; round < 4; round += 1) {
      const alerts = [];
      for (let at = 0; at < 10; at += 1) alerts.push(await crossed({ thresholdId: id, limit: "500000000000000" }));
      const [, answer] = await Promise.all([settle(), desk.act("acknowledgeAlerts", alerts.toReversed())]);
      expect([[], ["CONFLICT"]]).toContainEqual(answer.errors.map(({ extensions }) => extensions.code));
    }
    await settle();
    expect(new Set((await states(id)).map((state) => state.split(" ")[1]))).toEqual(new Set(["RECOVERED"]));
  });

  test("is left to the next time when somebody acts on it meanwhile", async () => {
    const { id } = await thresholds.create({ ...DAILY, meter: "COST", limit: "700" });
    const alert = await crossed({ thresholdId: id, limit: "700000000000000" });
    const client = await product.sql.connect();
    try {
      await client.query("begin");
      await client.query("update usage_alerts set status = 'ACKNOWLEDGED', version = version + 1 where id = $1", [
        alert.id,
      ]);
      const settling = settle();
      await expect
        .poll(
          async () => {
            const { rows } = await product.sql.query(
              "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
            );
            return rows.length;
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0);
      await client.query("commit");
      await settling;
    } finally {
      client.release();
    }
    expect(await desk.find(alert.id)).toMatchObject({ status: "ACKNOWLEDGED", version: 2 });
    await settle();
    expect(await desk.find(alert.id)).toMatchObject({ resolution: "RECOVERED", version: 3 });
  });

  test("is not looked at in days of another zone, nor once its period is over", async () => {
    const { id } = await thresholds.create({ ...DAILY, meter: "COST", limit: "600" });
    const limit = "600000000000000";
    await crossed({ thresholdId: id, limit, timezone: "Pacific/Apia" });
    await crossed({ thresholdId: id, limit, periodStart: dateAgo(1), periodEnd: dateAgo(0) });
    await settle();
    expect((await states(id)).map((state) => state.split(" ")[1])).toEqual(["OPEN", "OPEN"]);
  });

  test("opens the highest level again that is still reached, and tells what is used now of the one that recovered", async () => {
    const { channel } = await desk.get<{ channel: { id: string } }>(
      `mutation { answer: createChannel(input: { kind: EMAIL, name: "levels", recipients: ["ops@example.com"], language: EN }) { channel { id } } }`,
    );
    await recordEvents(product, [
      { id: "falls", userId: "falls", feature: "falls", inputTokens: 1_000, outputTokens: 0 },
    ]);
    const { id } = await thresholds.create({
      ...DAILY,
      scope: "FEATURE",
      subject: "falls",
      meter: "INPUT_TOKENS",
      limit: "1000",
      levels: [50, 80, 90, 100],
      tellsRecovery: true,
      channelIds: [channel.id],
    });
    await product.sql.query("update usage_alerts set alert_sent_at = now() where threshold_id = $1", [id]);
    await correct("falls", 850);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 SUPERSEDED", "80 OPEN", "90 RECOVERED"]);
    await correct("falls", 950);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 SUPERSEDED", "80 SUPERSEDED", "90 OPEN"]);
    await correct("falls", 499);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 RECOVERED", "80 RECOVERED", "90 RECOVERED"]);
    await correct("falls", 1_000);
    await settle();
    expect(await states(id)).toEqual(["100 OPEN", "50 SUPERSEDED", "80 SUPERSEDED", "90 SUPERSEDED"]);
    const { rows } = await product.sql.query(
      `select kind, content -> 'groups' -> 0 ->> 'used' as used, content -> 'groups' -> 0 ->> 'usedPercent' as percent,
         content -> 'groups' -> 0 -> 'levels' as levels
       from alert_deliveries where channel_id = $1 order by created_at`,
      [channel.id],
    );
    expect(rows).toEqual([
      { kind: "RECOVERY", used: "850", percent: "85", levels: [100] },
      { kind: "RECOVERY", used: "499", percent: "49", levels: [90] },
    ]);
  });

  test("opens no level below the highest that is still reached and that a member settled", async () => {
    await recordEvents(product, [{ id: "seen", userId: "seen", feature: "seen", inputTokens: 800, outputTokens: 0 }]);
    const { id } = await thresholds.create({
      ...DAILY,
      scope: "FEATURE",
      subject: "seen",
      meter: "INPUT_TOKENS",
      limit: "1000",
      levels: [50, 80, 100],
    });
    const { nodes } = await desk.page(`thresholdId: "${id}", statuses: [OPEN]`);
    await desk.done("resolveAlerts", nodes);
    await correct("seen", 1_000);
    await mergeDeltas(product.container.upkeep, { more: CROSSINGS_TARGETS });
    expect(await states(id)).toEqual(["100 OPEN", "50 SUPERSEDED", "80 BY_MEMBER"]);
    await correct("seen", 850);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 SUPERSEDED", "80 BY_MEMBER"]);
    await correct("seen", 600);
    await settle();
    expect(await states(id)).toEqual(["100 RECOVERED", "50 SUPERSEDED", "80 BY_MEMBER"]);
  });
});
