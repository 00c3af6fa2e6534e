import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endPeriods } from "../../src/alerts/settle/end-periods.js";
import { wakeSnoozed } from "../../src/alerts/settle/wake-snoozed.js";
import { signInAs } from "../api/sign-in-as.js";
import { ADMIN, startProduct, type Product } from "../api/start-product.js";
import { DAILY, ThresholdDesk } from "../thresholds/ask-thresholds.js";
import { dateAgo, noonZone } from "../thresholds/noon-zone.js";
import { AlertDesk, type AskedAlert, plantAlert, type PlantedAlert } from "./alert-desk.js";

let product: Product;
let desk: AlertDesk;
let thresholdId = "";
let level = 0;

beforeAll(async () => {
  product = await startProduct({ env: { REPORTING_TIMEZONE: noonZone() } });
  const headers = await signInAs(product, ADMIN);
  desk = new AlertDesk(product, headers);
  thresholdId = (await new ThresholdDesk(product, headers).create({ ...DAILY, limit: "1000000" })).id;
});

afterAll(() => product.stop());

async function crossed(planted: Partial<PlantedAlert> = {}): Promise<AskedAlert> {
  level += 1;
  return desk.find(await plantAlert(product.sql, { thresholdId, level, ...planted }));
}

const after = (ms: number) => new Date(Date.now() + ms);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe("a snoozed alert", () => {
  test("opens again by itself when its time has come, once, and keeps its owner", async () => {
    const acknowledged = await desk.done("acknowledgeAlerts", [await crossed()]);
    const [snoozed] = await desk.done("snoozeAlerts", acknowledged, `until: "${after(HOUR).toJSON()}"`);
    const id = snoozed?.id ?? "";
    await wakeSnoozed(product.sql, after(HOUR - 10_000));
    expect(await desk.find(id)).toMatchObject({ status: "SNOOZED" });
    await Promise.all([wakeSnoozed(product.sql, after(HOUR)), wakeSnoozed(product.sql, after(HOUR))]);
    const open = await desk.find(id);
    expect(open).toMatchObject({ status: "OPEN", snoozedUntil: null, owner: ADMIN.email, version: 4 });
    expect(open.acts.map(({ act, memberName }) => [act, memberName])).toEqual([
      ["REOPENED", null],
      ["SNOOZED", ADMIN.email],
      ["ACKNOWLEDGED", ADMIN.email],
    ]);
  });
});

describe("an alert whose period is over", () => {
  test("is resolved by itself, whatever was said about it, at midnight of its own zone", async () => {
    const period = { periodStart: "2031-05-01", periodEnd: "2031-05-02", timezone: "Asia/Seoul" };
    const open = await crossed(period);
    const [acknowledged] = await desk.done("acknowledgeAlerts", [await crossed(period)]);
    const [snoozed] = await desk.done("snoozeAlerts", [await crossed(period)]);
    const ids = [open.id, acknowledged?.id ?? "", snoozed?.id ?? ""];
    const states = async () => {
      const found = [];
      for (const id of ids) found.push((await desk.find(id)).resolution);
      return found;
    };
    await endPeriods(product.sql, new Date("2031-05-01T14:59:59Z"));
    expect(await states()).toEqual([null, null, null]);
    await endPeriods(product.sql, new Date("2031-05-01T15:00:00Z"));
    expect(await states()).toEqual(["PERIOD_ENDED", "PERIOD_ENDED", "PERIOD_ENDED"]);
    expect(await desk.find(open.id)).toMatchObject({
      status: "RESOLVED",
      resolvedAt: "2031-05-01T15:00:00.000Z",
      version: 2,
      acts: [{ act: "PERIOD_ENDED", memberName: null }],
    });
  });

  test("stays for a day when it was found late", async () => {
    const late = await crossed({
      periodStart: dateAgo(3),
      periodEnd: dateAgo(2),
      isLate: true,
      crossedAt: after(-HOUR),
    });
    await endPeriods(product.sql, after(22 * HOUR));
    expect((await desk.find(late.id)).status).toBe("OPEN");
    await endPeriods(product.sql, after(DAY));
    expect((await desk.find(late.id)).resolution).toBe("PERIOD_ENDED");
  });

  test("stays when it tells that nothing is recorded: that is over when something is", async () => {
    const silent = await crossed({ type: "NO_DATA", periodStart: dateAgo(3), periodEnd: dateAgo(2) });
    await endPeriods(product.sql, after(0));
    expect((await desk.find(silent.id)).status).toBe("OPEN");
  });

  test("is resolved with thousands of others, each once, by two processes at a time", async () => {
    await product.sql.query(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used)
       select $1, 'LEVEL', 77, at, '2001-01-01', '2001-01-02', 'UTC', 1 from generate_series(1, 2500) as at`,
      [thresholdId],
    );
    const ended = await Promise.all([
      endPeriods(product.sql, after(0)),
      endPeriods(product.container.upkeep, after(0)),
    ]);
    if (ended[0] + ended[1] < 2_500) await endPeriods(product.sql, after(0));
    const { rows } = await product.sql.query(
      `select count(*)::int as acts, count(distinct alert_id)::int as alerts from usage_alert_acts join usage_alerts a on a.id = alert_id
       where a.threshold_value = 77 and resolution = 'PERIOD_ENDED' and version = 2`,
    );
    expect(rows).toEqual([{ acts: 2_500, alerts: 2_500 }]);
  });
});
