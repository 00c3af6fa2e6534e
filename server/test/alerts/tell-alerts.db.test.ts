import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "../../src/core/in-transaction.js";
import { giveUpLeft } from "../../src/alerts/deliveries/telling/give-up-left.js";
import { tellRecoveries } from "../../src/alerts/deliveries/telling/tell-recoveries.js";
import { OutboxDesk } from "./outbox-desk.js";

let desk: OutboxDesk;

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
afterEach(() => desk.clear());

async function alertStates() {
  const { rows } = await desk.pool.query<{ state: string; told: boolean }>(
    `select concat_ws(' ', level, status, resolution) as state, alert_sent_at is not null as told from usage_alerts order by id`,
  );
  expect(rows.every(({ told }) => told)).toBe(true);
  return rows.map(({ state }) => state);
}

/** Ends who waits to write messages; answers how many that were. */
async function killWhoWaits() {
  const { rowCount } = await desk.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into alert_deliveries%'`,
  );
  return rowCount;
}

async function acts() {
  const { rows } = await desk.pool.query<{ act: string }>("select act from usage_alert_acts order by id");
  return rows.map(({ act }) => act);
}

describe("a crossing", () => {
  test("is told once through each channel of its threshold, however often somebody looks", async () => {
    const channels = [await desk.channel(), await desk.channel()];
    await desk.channel();
    const thresholdId = await desk.threshold(channels);
    const ids = await desk.cross({ thresholdId, userId: "3" });
    expect([await desk.tell(), await desk.tell()]).toEqual([2, 0]);
    const deliveries = await desk.deliveries();
    expect(new Set(deliveries.map(({ channel_id: id }) => id))).toEqual(new Set(channels));
    expect(deliveries).toHaveLength(2);
    for (const delivery of deliveries) expect(delivery).toMatchObject({ kind: "ALERT", alert_ids: ids, attempts: 0 });
    expect(deliveries[0]?.content.groups[0]).toMatchObject({
      subject: { key: "3", label: "user-3" },
      levels: [80],
      limit: "2",
      used: "1.6",
      usedPercent: "80",
      isAtLeast: false,
      resetsAt: "2026-11-27T15:00:00.000Z",
    });
  });

  test("of several levels at once is one message, and only the highest stays open", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    const ids = await desk.cross({ thresholdId, userId: "3", levels: [50, 80, 100] });
    await desk.tell();
    const [delivery, ...others] = await desk.deliveries();
    expect(others).toEqual([]);
    expect(delivery).toMatchObject({ alert_ids: ids, content: { groups: [{ levels: [50, 80, 100] }] } });
    expect(await alertStates()).toEqual(["50 RESOLVED SUPERSEDED", "80 RESOLVED SUPERSEDED", "100 OPEN"]);
    expect(await acts()).toEqual(["SUPERSEDED", "SUPERSEDED"]);
  });

  test("overtakes lower levels that were told before, also one that is put off", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    await desk.cross({ thresholdId, userId: "3", levels: [50] });
    await desk.tell();
    await desk.pool.query("update usage_alerts set status = 'SNOOZED', snoozed_until = now() + interval '1 hour'");
    await desk.cross({ thresholdId, userId: "3", levels: [80] });
    await desk.cross({ thresholdId, userId: "4", levels: [50] });
    await desk.tell();
    expect(await alertStates()).toEqual(["50 RESOLVED SUPERSEDED", "80 OPEN", "50 OPEN"]);
    expect(await desk.deliveries()).toHaveLength(3);
  });

  test("is told by one of many who look at the same time", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    await desk.crossByUsers(thresholdId, 700);
    await Promise.all([desk.tell(), desk.tell(), desk.tell()]);
    const told = (await desk.deliveries()).flatMap(({ alert_ids: ids }) => ids);
    expect([told.length, new Set(told).size]).toEqual([700, 700]);
    expect(await alertStates()).toHaveLength(700);
  });

  test("waits untold when who tells it dies, and is told by the next", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    await desk.cross({ thresholdId, userId: "3" });
    const lock = await desk.pool.connect();
    try {
      await lock.query("begin; lock table alert_deliveries in share row exclusive mode");
      const dying = desk.tell().catch(() => "died");
      await expect.poll(killWhoWaits).toBe(1);
      expect(await dying).toBe("died");
    } finally {
      await lock.query("rollback");
      lock.release();
    }
    expect(await desk.deliveries()).toEqual([]);
    expect(await desk.tell()).toBe(1);
    expect(await desk.deliveries()).toHaveLength(1);
  });
});

describe("nobody is told", () => {
  test("of what is muted, which is noted", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    await desk.pool.query("update usage_thresholds set muted_until = now() + interval '1 hour'");
    await desk.cross({ thresholdId, userId: "3", levels: [50, 80] });
    await desk.tell();
    expect(await desk.deliveries()).toEqual([]);
    expect(await alertStates()).toEqual(["50 RESOLVED SUPERSEDED", "80 OPEN"]);
    expect(await acts()).toEqual(["SUPERSEDED", "MUTED", "MUTED"]);
  });

  test.each([
    ["through a channel that is off", "update alert_channels set enabled = false"],
    ["of a threshold that is deleted", "update usage_thresholds set deleted_at = now()"],
    [
      "of what a member resolved meanwhile",
      "update usage_alerts set status = 'RESOLVED', resolution = 'BY_MEMBER', resolved_at = now()",
    ],
  ])("%s", async (_what, change) => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    await desk.cross({ thresholdId, userId: "3" });
    await desk.pool.query(change);
    expect(await desk.tell()).toBe(0);
    expect(await desk.deliveries()).toEqual([]);
    await alertStates();
  });
});

test("a period that ended before anybody could be told is told all the same", async () => {
  const thresholdId = await desk.threshold([await desk.channel()]);
  await desk.cross({ thresholdId, userId: "3" });
  await desk.pool.query(
    "update usage_alerts set status = 'RESOLVED', resolution = 'PERIOD_ENDED', resolved_at = now()",
  );
  expect(await desk.tell()).toBe(1);
});

describe("what must not be told now", () => {
  test("is gathered in quiet hours, and told at their end", async () => {
    const { rows } = await desk.pool.query<{ from: string; to: string; until: Date }>(
      `select to_char(local - interval '1 hour', 'HH24:MI') as from, to_char(local + interval '2 hours', 'HH24:MI') as to,
              date_trunc('minute', now()) + interval '2 hours' as until from (select now() at time zone 'Asia/Seoul' as local) as clock`,
    );
    const quiet: [string, string] = [rows[0]?.from ?? "", rows[0]?.to ?? ""];
    const [quietly, loud] = [await desk.channel({ quiet }), await desk.channel()];
    const thresholdId = await desk.threshold([quietly, loud]);
    await desk.cross({ thresholdId, userId: "3" });
    expect(await desk.tell()).toBe(1);
    await desk.cross({ thresholdId, userId: "4" });
    await desk.tell();
    const digests = (await desk.deliveries()).filter(({ kind }) => kind === "DIGEST");
    expect(digests).toHaveLength(1);
    expect(digests[0]).toMatchObject({ channel_id: quietly, next_at: rows[0]?.until, content: { total: 2 } });
    expect(digests[0]?.alert_ids).toHaveLength(2);
  });

  test("beyond the most of an hour is one digest at its end, with a list of fifty and the count of all", async () => {
    const thresholdId = await desk.threshold([await desk.channel({ mostPerHour: 2 })]);
    await desk.crossByUsers(thresholdId, 10);
    expect(await desk.tell()).toBe(2);
    await desk.pool.query("update usage_alerts set period_start = '2026-11-20', period_end = '2026-11-21'");
    await desk.crossByUsers(thresholdId, 100);
    expect(await desk.tell()).toBe(0);
    const digests = (await desk.deliveries()).filter(({ kind }) => kind === "DIGEST");
    expect(digests).toHaveLength(1);
    expect(digests[0]?.content.total).toBe(108);
    expect(digests[0]?.content.groups).toHaveLength(50);
    expect(new Set(digests[0]?.alert_ids).size).toBe(108);
    const { rows } = await desk.pool.query<{ hour: Date }>(
      "select date_trunc('hour', now(), 'UTC') + interval '1 hour' as hour",
    );
    expect(digests[0]?.next_at).toEqual(rows[0]?.hour);
  });

  test("leaves a digest of the channel alone that it does not join", async () => {
    const channelId = await desk.channel({ mostPerHour: 1 });
    const thresholdId = await desk.threshold([channelId]);
    await desk.crossByUsers(thresholdId, 3);
    await desk.tell();
    const written = async () => {
      const { rows } = await desk.pool.query(
        "select xmin::text, alert_ids from alert_deliveries where kind = 'DIGEST'",
      );
      return rows;
    };
    const before = await written();
    expect(before).toHaveLength(1);
    await desk.pool.query("update alert_channels set most_per_hour = 1000 where id = $1", [channelId]);
    await desk.cross({ thresholdId, userId: "9" });
    expect(await desk.tell()).toBe(1);
    expect(await written()).toEqual(before);
  });

  test("joins no digest that somebody began to send", async () => {
    const thresholdId = await desk.threshold([await desk.channel({ mostPerHour: 1 })]);
    await desk.crossByUsers(thresholdId, 2);
    await desk.tell();
    await desk.pool.query(
      "update alert_deliveries set leased_until = now() + interval '1 minute' where kind = 'DIGEST'",
    );
    await desk.cross({ thresholdId, userId: "3" });
    await desk.tell();
    const digests = (await desk.deliveries()).filter(({ kind }) => kind === "DIGEST");
    expect(digests.map(({ content }) => content.total)).toEqual([1, 1]);
  });
});

describe("usage that fell below a level", () => {
  const recover = (ids: readonly string[]) =>
    inTransaction(desk.pool, async (client, commit) => {
      const told = await tellRecoveries(client, ids);
      await commit();
      return told;
    });

  test("is told where the threshold wants it and the crossing was told", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    const ids = await desk.cross({ thresholdId, userId: "3" });
    await desk.pool.query("update usage_thresholds set tells_recovery = true");
    expect(await recover(ids)).toBe(0);
    await desk.tell();
    expect(await recover(ids)).toBe(1);
    expect((await desk.deliveries()).map(({ kind }) => kind)).toEqual(["ALERT", "RECOVERY"]);
  });

  test("is told as that, also where it has to be gathered", async () => {
    const thresholdId = await desk.threshold([await desk.channel({ mostPerHour: 1 })]);
    const ids = await desk.cross({ thresholdId, userId: "3" });
    await desk.tell();
    await desk.pool.query("update usage_thresholds set tells_recovery = true");
    expect(await recover(ids)).toBe(0);
    const digest = (await desk.deliveries()).find(({ kind }) => kind === "DIGEST");
    expect(digest?.content).toMatchObject({ total: 1, groups: [{ kind: "RECOVERY", levels: [80] }] });
  });

  test("is told to nobody else", async () => {
    const thresholdId = await desk.threshold([await desk.channel()]);
    const ids = await desk.cross({ thresholdId, userId: "3" });
    await desk.tell();
    expect(await recover(ids)).toBe(0);
  });
});

test("what used something whose price is not known used at least as much", async () => {
  const thresholdId = await desk.threshold([await desk.channel()], { scope: "OVERALL" });
  await desk.cross({ thresholdId, details: { unpriced: 3 } });
  await desk.tell();
  expect((await desk.deliveries())[0]?.content.groups[0]).toMatchObject({ isAtLeast: true, subject: null });
});

test("what used something of which tokens are missing used at least as much, also of a model, as the inbox has it", async () => {
  await desk.pool.query(`
    with sets as (
      insert into usage_dimensions (project_id, provider, model, feature, operation, status)
      values (1, 'google', 'half-known', 'tag', 'chat', 'ok'), (1, 'google', 'known', 'tag', 'chat', 'ok') returning id, model
    )
    insert into usage_day_stats (day, dimension_id, requests, missing_requests)
    select '2026-11-27', id, 2, (model = 'half-known')::int from sets`);
  const channelId = await desk.channel();
  for (const subject of ["half-known", "known"]) {
    const thresholdId = await desk.threshold([channelId], { scope: "MODEL", subject, meter: "TOKENS" });
    await desk.cross({ thresholdId, subject });
  }
  await desk.tell();
  const told = (await desk.deliveries()).map(({ content }) => content.groups[0]);
  expect(told).toHaveLength(2);
  const doubted = told.filter((group) => group?.isAtLeast === true);
  expect(doubted).toMatchObject([{ subject: { key: "half-known" } }]);
});

test("what waits for a channel that is off is given up after a day, which is no failure of the channel", async () => {
  const channelId = await desk.channel();
  const thresholdId = await desk.threshold([channelId]);
  await desk.cross({ thresholdId, userId: "3" });
  await desk.tell();
  await desk.pool.query("update alert_channels set enabled = false");
  await desk.pass(23);
  await giveUpLeft(desk.pool);
  expect((await desk.deliveries())[0]?.status).toBe("WAITING");
  await desk.pass(2);
  await giveUpLeft(desk.pool);
  expect((await desk.deliveries())[0]?.status).toBe("DEAD");
  expect(await desk.isFailing(channelId)).toBe(false);
});
