import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startMailServer, type MailServer, type MailServerOptions } from "../core/mail-server.js";
import { OutboxDesk, type StoredDelivery } from "./outbox-desk.js";

const GREYLISTED = "451 4.7.1 greylisted";
const UNKNOWN = "550 5.1.1 nobody of that name";

let desk: OutboxDesk;
let channelId: number;
const servers: MailServer[] = [];

beforeAll(async () => {
  desk = await OutboxDesk.open();
});
afterAll(() => desk.close());
beforeEach(async () => {
  channelId = await desk.channel({ recipients: ["minji@example.com", "jun@example.com"] });
  await desk.crossByUsers(await desk.threshold([channelId]), 1);
  await desk.tell();
});
afterEach(async () => {
  await desk.clear();
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function send(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  await desk.runner({ smtpUrl: server.url }).settled();
  return server;
}

async function delivery(): Promise<StoredDelivery> {
  const [one] = await desk.deliveries();
  if (one === undefined) throw new Error("an alert was told");
  return one;
}

const again = () => desk.pool.query("update alert_deliveries set status = 'WAITING', next_at = now()");

test("who is refused for now is tried again alone, under the same Message-ID", async () => {
  const first = await send({ refuse: GREYLISTED, refused: "jun@example.com" });
  expect(first.mails.map(({ to }) => to)).toEqual([["minji@example.com"]]);
  const { id, status } = await delivery();
  expect(status).toBe("WAITING");
  expect(await desk.outcomes(id)).toEqual([
    expect.stringMatching(/^REFUSED 1 of 2 recipients refused: 451 4\.7\.1 greylisted; the others: 250 /),
  ]);
  await desk.pass(1);
  const second = await send();
  expect(second.mails.map(({ to }) => to)).toEqual([["jun@example.com"]]);
  expect(second.mails[0]?.headers).toContainEqual(["message-id", `<${id}@tokenledger>`]);
  expect(await delivery()).toMatchObject({ status: "SENT", attempts: 2 });
  expect(await desk.isFailing(channelId)).toBe(false);
});

test("who is refused for ever is told as a dead message of a failing channel, and tried again alone when somebody wants it", async () => {
  await send({ refuse: UNKNOWN, refused: "jun@example.com" });
  expect(await delivery()).toMatchObject({ status: "DEAD", attempts: 1 });
  expect(await desk.isFailing(channelId)).toBe(true);
  await again();
  const later = await send();
  expect(later.mails.map(({ to }) => to)).toEqual([["jun@example.com"]]);
  expect(await delivery()).toMatchObject({ status: "SENT" });
});

test("an address that was corrected since gets the message, and who was taken out does not", async () => {
  await send({ refuse: UNKNOWN, refused: "jun@example.com" });
  await desk.pool.query(
    "update alert_channels set recipients = '{minji@example.com, june@example.com}' where id = $1",
    [channelId],
  );
  await again();
  expect((await send()).mails.map(({ to }) => to)).toEqual([["june@example.com"]]);
});

test("is sent once nobody is left who has not got it", async () => {
  await send({ refuse: UNKNOWN, refused: "jun@example.com" });
  await desk.pool.query("update alert_channels set recipients = '{minji@example.com}' where id = $1", [channelId]);
  await again();
  expect((await send()).mails).toEqual([]);
  expect(await delivery()).toMatchObject({ status: "SENT" });
});
