import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "../../src/app/embedded-postgres/free-port.js";
import { OutboxDesk } from "./outbox-desk.js";
import { repeatsOf, startTroubleMailServer, type MailTrouble, type TroubleMailServer } from "./trouble-mail-server.js";

/** Of who asks a server that says nothing. */
const PATIENCE_MS = 2_000;

let desk: OutboxDesk;
let server: TroubleMailServer;
let channelId: number;

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  server = await startTroubleMailServer();
  channelId = await desk.channel();
});
afterEach(async () => {
  await desk.clear();
  await server.stop();
});

/** App users who reach a level, and whose message waits. */
async function cross(many: number): Promise<void> {
  await desk.crossByUsers(await desk.threshold([channelId]), many);
  await desk.tell();
}

async function ids(status: string): Promise<readonly string[]> {
  return (await desk.deliveries()).filter((one) => one.status === status).map(({ id }) => `<${id}@tokenledger>`);
}

/** Sends until nothing waits that is due, as if hours went by between the tries. */
async function sendThroughHours(hours: number, withinMs?: number): Promise<void> {
  const runner = desk.runner({ smtpUrl: server.url, random: () => 0.999, ...(withinMs !== undefined && { withinMs }) });
  for (let hour = 0; hour <= hours; hour += 1) {
    await runner.settled();
    await desk.pass(1);
  }
  await runner.settled();
}

describe("F11: a mail server", { timeout: 60_000 }, () => {
  test("that takes everything gets each message once, and the channel is well", async () => {
    await cross(10);
    await desk.runner({ smtpUrl: server.url }).settled();
    expect(server.taken.toSorted()).toEqual((await ids("SENT")).toSorted());
    expect(server.taken).toHaveLength(10);
    expect(await desk.isFailing(channelId)).toBe(false);
  });

  test.each<{ name: string; trouble: MailTrouble; told: RegExp }>([
    {
      name: "answers 421",
      trouble: { kind: "answer", answer: "421 4.3.2 come again" },
      told: /^REFUSED 421 4\.3\.2 come again$/,
    },
    {
      name: "answers 451",
      trouble: { kind: "answer", answer: "451 4.7.1 greylisted" },
      told: /^REFUSED 451 4\.7\.1 greylisted$/,
    },
    { name: "says nothing", trouble: { kind: "say nothing" }, told: /^FAILED there was no answer in time \(/ },
  ])("that $name at first is asked again later, and gets each message once", async ({ trouble, told }) => {
    server.meet((count) => (count < 3 ? trouble : { kind: "take" }));
    await cross(5);
    await sendThroughHours(1, trouble.kind === "say nothing" ? PATIENCE_MS : undefined);
    expect(server.taken.toSorted()).toEqual((await ids("SENT")).toSorted());
    expect([server.taken.length, repeatsOf(server.taken).size]).toEqual([5, 0]);
    const troubled = (await desk.deliveries()).filter(({ attempts }) => attempts > 1);
    expect(troubled.length).toBeGreaterThan(0);
    const [first] = await desk.outcomes(troubled[0]?.id ?? "");
    expect(first).toMatch(told);
    expect(await desk.isFailing(channelId)).toBe(false);
  });

  test("that is slow gets each message once, at the first try", async () => {
    server.meet(() => ({ kind: "take after", ms: 200 }));
    await cross(4);
    await desk.runner({ smtpUrl: server.url }).settled();
    expect([server.taken.length, repeatsOf(server.taken).size]).toEqual([4, 0]);
    expect((await desk.deliveries()).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  });

  test("that refuses for ever is asked once; the message is dead and the channel failing until one is taken", async () => {
    server.meet((count): MailTrouble => (count === 0 ? { kind: "answer", answer: "550 5.7.1 no" } : { kind: "take" }));
    await cross(1);
    await sendThroughHours(1);
    const [dead] = await desk.deliveries();
    expect(dead).toMatchObject({ status: "DEAD", attempts: 1 });
    expect(await desk.outcomes(dead?.id ?? "")).toEqual(["REFUSED 550 5.7.1 no"]);
    expect(await desk.isFailing(channelId)).toBe(true);
    await desk.pool.query("update usage_alerts set period_start = '2026-11-01', period_end = '2026-11-02'");
    await cross(1);
    await sendThroughHours(0);
    expect(server.taken).toHaveLength(1);
    expect(await desk.isFailing(channelId)).toBe(false);
  });

  test("whose acknowledgement is lost gets that message again, under the same Message-ID, and no other", async () => {
    server.meet((count) => ({ kind: count % 3 === 0 && count < 9 ? "lose acknowledgement" : "take" }));
    await cross(12);
    await sendThroughHours(2);
    expect(new Set(server.taken)).toEqual(new Set(await ids("SENT")));
    expect(new Set(server.taken).size).toBe(12);
    expect(server.unacknowledged.length).toBe(3);
    expect(repeatsOf(server.taken)).toEqual(new Map(server.unacknowledged.map((id) => [id, 1])));
  });

  test("that is down for an hour gets everything once when it is back", async () => {
    const port = await freePort();
    await server.stop();
    await cross(8);
    const runner = desk.runner({ smtpUrl: `smtp://127.0.0.1:${port}`, random: () => 0.5 });
    const minutes = [0, 1, 1, 3, 5, 10, 20, 20];
    for (const minute of minutes) {
      await desk.pass(minute / 60);
      await runner.settled();
    }
    const waiting = await desk.deliveries();
    for (const delivery of waiting) expect(delivery).toMatchObject({ status: "WAITING" });
    expect(Math.min(...waiting.map(({ attempts }) => attempts))).toBeGreaterThan(4);
    expect(await desk.outcomes(waiting[0]?.id ?? "")).toContain("FAILED nobody listens there (ECONNREFUSED)");
    server = await startTroubleMailServer(port);
    await desk.pass(1);
    await runner.settled();
    expect(server.taken.toSorted()).toEqual((await ids("SENT")).toSorted());
    expect([server.taken.length, repeatsOf(server.taken).size]).toEqual([8, 0]);
  });

  test("that is down for a day loses nothing silently: messages are dead, the channel is failing", async () => {
    await server.stop();
    await cross(2);
    await sendThroughHours(25);
    const dead = await desk.deliveries();
    expect(dead.map(({ status }) => status)).toEqual(["DEAD", "DEAD"]);
    for (const { attempts } of dead) expect(attempts).toBeGreaterThan(20);
    expect(await desk.isFailing(channelId)).toBe(true);
  });
});

test("a process that cannot open a channel tells so in the log of tries, and others go on", async () => {
  const broken = await desk.channel({ kind: "WEBHOOK" });
  await desk.pool.query("update alert_channels set target = '\\x00' where id = $1", [broken]);
  await desk.waiting(broken, {
    message: { subject: "s", text: "t", html: "h", link: null, event: { type: "t", data: {} } },
  });
  await cross(1);
  await desk.runner({ smtpUrl: server.url }).settled();
  expect(server.taken).toHaveLength(1);
  const troubled = (await desk.deliveries()).find(({ channel_id: id }) => id === broken);
  expect(troubled).toMatchObject({ status: "WAITING", attempts: 1 });
  expect(await desk.outcomes(troubled?.id ?? "")).toEqual(["FAILED this server could not send it; its log says why"]);
});
