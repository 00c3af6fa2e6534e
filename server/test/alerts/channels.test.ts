import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMember } from "../api/add-member.js";
import { lastAudit } from "../pricing/audit.js";
import { answered, ChannelDesk, refusal, type Issued, type ShownChannel } from "./channel-desk.js";
import { CREATE as CREATE_THRESHOLD, DAILY } from "../thresholds/ask-thresholds.js";
import { PRIVATE_TARGETS } from "./private-targets.js";
import { REFUSED_CHANNELS } from "./refused-channels.js";

let desk: ChannelDesk;
let analyst: ChannelDesk;

beforeAll(async () => {
  desk = await ChannelDesk.start();
  analyst = desk.as((await addMember(desk.product, "ana@example.com", "ANALYST")).headers);
});

afterAll(() => desk.product.stop());

/** Everything that the database holds of channels and of the audit log, as text and as bytes. */
async function stored(): Promise<string> {
  const { rows } = await desk.product.sql.query<{ text: string }>(
    `select c::text || encode(coalesce(c.target, ''), 'escape') || encode(coalesce(c.secret, ''), 'escape') as text
     from alert_channels c union all select a::text from audit_entries a`,
  );
  return rows.map(({ text }) => text).join("\n");
}

/** Whether somebody waits for another transaction to end. */
async function waitingForARow(): Promise<boolean> {
  const { rowCount } = await desk.product.sql.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event = 'transactionid'",
  );
  return rowCount === 1;
}

describe("a channel", () => {
  test("for e-mail has recipients, each once, and no secret", async () => {
    const recipients = [" minji@example.com ", "jun@example.com", "MINJI@example.com"];
    const { secret, channel } = await desk.create({
      name: " On call ",
      recipients,
      quietFrom: "22:00",
      quietTo: "07:30",
    });
    expect(secret).toBeNull();
    expect(channel).toEqual({
      id: channel.id,
      version: 1,
      kind: "EMAIL",
      name: "On call",
      recipients: ["MINJI@example.com", "jun@example.com"],
      targetHost: null,
      language: "EN",
      quietFrom: "22:00",
      quietTo: "07:30",
      mostPerHour: 30,
      enabled: true,
      failingSince: null,
      hasFormerSecretUntil: null,
      usedBy: 0,
      lastDelivery: null,
    });
    expect(await desk.seen(channel.id)).toEqual(channel);
  });

  test("for a webhook shows its secret once; neither it nor the target is stored or told in the clear", async () => {
    const { secret, channel } = await desk.create({
      kind: "WEBHOOK",
      target: "https://1.1.1.1:8443/in/secret-path?key=kept-in-the-dark",
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(channel).toMatchObject({ targetHost: "1.1.1.1:8443", recipients: [] });
    expect(await lastAudit(desk.product, "channel.create")).toMatchObject({
      target_kind: "channel",
      target_id: channel.id,
      after: { name: channel.name, targetHost: "1.1.1.1:8443" },
    });
    const text = await stored();
    for (const hidden of ["secret-path", "kept-in-the-dark", secret?.slice(6) ?? "", "whsec_"])
      expect(text).not.toContain(hidden);
    expect(JSON.stringify(await desk.list())).not.toMatch(/whsec_|secret-path/);
  });

  test("for Slack has a target and no secret", async () => {
    expect(await desk.create({ kind: "SLACK" })).toMatchObject({ secret: null, channel: { targetHost: "1.1.1.1" } });
  });

  test("is shown to every member, the recipients in full to administrators alone", async () => {
    const { channel } = await desk.create({ recipients: ["minji@example.com"] });
    expect(await analyst.seen(channel.id)).toMatchObject({ name: channel.name, recipients: ["m…@example.com"] });
    for (const answer of [
      await analyst.tryCreate(analyst.input()),
      await analyst.tryUpdate(channel.id, 1, analyst.input()),
      await analyst.tryRotate(channel.id, 1),
      await analyst.tryDelete(channel.id, 1),
      await analyst.tryTest(channel.id),
    ]) {
      expect(refusal(answer)).toMatchObject({ code: "FORBIDDEN" });
    }
  });

  test("is made, changed, rotated and deleted only by who proved lately who they are", async () => {
    const { channel } = await desk.create({ kind: "WEBHOOK" });
    await desk.product.sql.query("update sessions set confirmed_at = now() - interval '16 minutes'");
    const input = desk.input({ kind: "WEBHOOK" });
    const answers = [
      await desk.tryCreate(input),
      await desk.tryUpdate(channel.id, 1, input),
      await desk.tryRotate(channel.id, 1),
      await desk.tryDelete(channel.id, 1),
    ];
    await desk.product.sql.query("update sessions set confirmed_at = now()");
    for (const answer of answers) expect(refusal(answer)).toEqual({ code: "FORBIDDEN", field: "session" });
  });
});

describe("what a channel is made of", () => {
  test.each(REFUSED_CHANNELS)("is refused, naming the field and no secret: $name", async ({ change, field }) => {
    const answer = await desk.tryCreate(desk.input(change));
    expect(refusal(answer)).toEqual({ code: "BAD_INPUT", field });
    expect(JSON.stringify(answer)).not.toMatch(/secret-path|user:pass/);
  });

  test.each(PRIVATE_TARGETS)("is refused as a target, when it is made and when it is changed: %s", async (target) => {
    const { channel } = await desk.create({ kind: "WEBHOOK" });
    const input = desk.input({ kind: "WEBHOOK", target });
    for (const answer of [await desk.tryCreate(input), await desk.tryUpdate(channel.id, 1, input)]) {
      expect(refusal(answer)).toEqual({ code: "BAD_INPUT", field: "target" });
      expect(answer.errors[0]?.message).toContain("ALLOW_PRIVATE_WEBHOOKS=1");
    }
    await answered(desk.tryDelete(channel.id, 1));
  });
});

describe("changing a channel", () => {
  test("keeps the target where none is given, and tells the audit log what changed", async () => {
    const { channel } = await desk.create({ kind: "SLACK" });
    const input = desk.input({ kind: "SLACK", target: null, mostPerHour: 5, enabled: false });
    const changed = await answered<ShownChannel>(desk.tryUpdate(channel.id, 1, input));
    expect(changed).toMatchObject({ version: 2, mostPerHour: 5, enabled: false, targetHost: "1.1.1.1" });
    const elsewhere = { ...input, target: "https://8.8.8.8/in/other-secret-path" };
    expect(await answered(desk.tryUpdate(channel.id, 2, elsewhere))).toMatchObject({
      version: 3,
      targetHost: "8.8.8.8",
    });
    expect(await lastAudit(desk.product, "channel.update")).toMatchObject({
      before: { targetHost: "1.1.1.1" },
      after: { targetHost: "8.8.8.8", targetReplaced: true },
    });
    expect(await stored()).not.toContain("secret-path");
  });

  test("is refused for who saw another version, for another kind, and for a name that is taken", async () => {
    const [{ channel }, { channel: other }] = [await desk.create(), await desk.create()];
    await answered(desk.tryUpdate(channel.id, 1, desk.input()));
    expect(refusal(await desk.tryUpdate(channel.id, 1, desk.input()))).toEqual({ code: "CONFLICT", field: "version" });
    expect(refusal(await desk.tryDelete(channel.id, 1))).toEqual({ code: "CONFLICT", field: "version" });
    expect(refusal(await desk.tryUpdate(channel.id, 2, desk.input({ kind: "SLACK" })))).toEqual({
      code: "BAD_INPUT",
      field: "kind",
    });
    const taken = { name: other.name.toUpperCase() };
    expect(refusal(await desk.tryUpdate(channel.id, 2, desk.input(taken)))).toEqual({
      code: "CONFLICT",
      field: "name",
    });
    expect(refusal(await desk.tryCreate(desk.input(taken)))).toEqual({ code: "CONFLICT", field: "name" });
    expect(refusal(await desk.tryUpdate("999", 1, desk.input()))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("of one name by two at once lets one of them", async () => {
    const inputs = [desk.input({ name: "twice" }), desk.input({ name: "Twice" })];
    const answers = await Promise.all(inputs.map((input) => desk.tryCreate(input)));
    expect(new Set(answers.map((answer) => refusal(answer)?.code))).toEqual(new Set(["CONFLICT", undefined]));
  });
});

describe("a channel's secret", () => {
  test("is replaced, and the former one signs on for the hours of overlap", async () => {
    const { channel, secret } = await desk.create({ kind: "WEBHOOK" });
    const rotated = await answered<Issued>(desk.tryRotate(channel.id, 1, 2));
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    const until = Date.parse(String(rotated.channel.hasFormerSecretUntil)) - Date.now();
    expect(until).toBeGreaterThan(2 * 3_600_000 - 60_000);
    expect(until).toBeLessThanOrEqual(2 * 3_600_000);
    expect(refusal(await desk.tryRotate(channel.id, 2, 2))).toMatchObject({ code: "CONFLICT" });
    const ended = await answered<Issued>(desk.tryRotate(channel.id, 2, 0));
    expect(ended.channel).toMatchObject({ version: 3, hasFormerSecretUntil: null });
    expect(await stored()).not.toMatch(/whsec_/);
  });

  test("is none of other kinds, and has no endless overlap", async () => {
    const [{ channel: slack }, { channel: webhook }] = [
      await desk.create({ kind: "SLACK" }),
      await desk.create({ kind: "WEBHOOK" }),
    ];
    expect(refusal(await desk.tryRotate(slack.id, 1))).toMatchObject({ code: "CONFLICT" });
    for (const hours of [-1, 721]) {
      expect(refusal(await desk.tryRotate(webhook.id, 1, hours))).toEqual({ code: "BAD_INPUT", field: "overlapHours" });
    }
  });
});

describe("deleting a channel", () => {
  test("takes addresses and secrets away and gives up what waits; what was delivered stays under its name", async () => {
    const { channel } = await desk.create({ kind: "WEBHOOK" });
    await answered(desk.tryRotate(channel.id, 1));
    const { sql } = desk.product;
    await sql.query(
      "insert into alert_deliveries (id, channel_id, kind, content) values (gen_random_uuid(), $1, 'ALERT', '{}')",
      [channel.id],
    );
    expect(await answered(desk.tryDelete(channel.id, 2))).toBe(true);
    expect(await desk.seen(channel.id)).toBeUndefined();
    const { rows } = await sql.query("select target, secret, former_secret from alert_channels where id = $1", [
      channel.id,
    ]);
    expect(rows).toEqual([{ target: null, secret: null, former_secret: null }]);
    expect((await desk.deliveries({ channelId: channel.id })).nodes).toMatchObject([
      { status: "DEAD", nextAt: null, channel: { name: channel.name } },
    ]);
    expect(await lastAudit(desk.product, "channel.delete")).toMatchObject({ before: { name: channel.name } });
    expect(await desk.create({ name: channel.name })).toMatchObject({ channel: { name: channel.name } });
  });

  test("at the same moment as a threshold takes it: the threshold waits, and learns that it is gone", async () => {
    const { channel } = await desk.create();
    const deleting = await desk.product.sql.connect();
    await deleting.query("begin");
    await deleting.query("update alert_channels set deleted_at = now(), recipients = '{}' where id = $1", [channel.id]);
    const taking = desk.send(CREATE_THRESHOLD, { input: { ...DAILY, channelIds: [channel.id] } });
    await expect.poll(waitingForARow, { timeout: 5_000, interval: 20 }).toBe(true);
    await deleting.query("commit");
    deleting.release();
    expect(refusal(await taking)).toEqual({ code: "BAD_INPUT", field: "channelIds" });
  });

  test("is refused while somebody would not be told any more", async () => {
    const { channel } = await desk.create();
    const { sql } = desk.product;
    await sql.query(
      `with t as (insert into usage_thresholds (kind, scope, meter, period, limit_amount, levels)
         values ('LIMIT', 'OVERALL', 'REQUESTS', 'DAY', 10, '{100}') returning id)
       insert into usage_threshold_channels select id, $1 from t`,
      [channel.id],
    );
    await sql.query("insert into scheduled_reports (name, cadence, channel_id) values ('r', 'DAY', $1)", [channel.id]);
    expect(await desk.seen(channel.id)).toMatchObject({ usedBy: 2 });
    expect(refusal(await desk.tryDelete(channel.id, 1))).toMatchObject({ code: "CONFLICT" });
    await sql.query("update usage_thresholds set deleted_at = now()");
    await sql.query("update scheduled_reports set deleted_at = now()");
    expect(await answered(desk.tryDelete(channel.id, 1))).toBe(true);
  });
});
