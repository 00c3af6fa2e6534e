import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { ChannelSeal } from "../../src/alerts/channels/channel-seal.js";
import { loadSecrets } from "../../src/app/secrets.js";
import { mailParts } from "../core/mail-parts.js";
import { startMailServer, type MailServer, type MailServerOptions } from "../core/mail-server.js";
import { lastAudit } from "../pricing/audit.js";
import { answered, ChannelDesk, type Issued } from "./channel-desk.js";
import { startHttpSink, type AnswerPost, type HttpSink } from "./http-sink.js";

const REFUSED_NETWORK = "the target is in a private, local or reserved network";
const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

let desk: ChannelDesk | null = null;
let sink: HttpSink | null = null;
let mail: MailServer | null = null;

afterEach(async () => {
  await Promise.all([sink?.stop(), mail?.stop(), desk?.product.stop()]);
  [sink, mail, desk] = [null, null, null];
});

async function withMail(options: MailServerOptions = {}) {
  const server = (mail = await startMailServer(options));
  const env = { SMTP_URL: server.url, MAIL_FROM: "Tokenledger <ledger@example.com>", PUBLIC_URL: "https://t.example" };
  return { server, desk: (desk = await ChannelDesk.start(env)) };
}

async function withSink(answer?: AnswerPost) {
  const started = (sink = await startHttpSink(answer));
  return { sink: started, desk: (desk = await ChannelDesk.start({ ALLOW_PRIVATE_WEBHOOKS: "1" })) };
}

describe("a test by mail", () => {
  test("answers with what the mail server said and how long it took, and is kept among the deliveries", async () => {
    const { server, desk: sending } = await withMail();
    const { channel } = await sending.create({ recipients: ["minji@example.com", "jun@example.com"], enabled: false });
    const delivery = await sending.test(channel.id);
    expect(delivery).toMatchObject({
      kind: "TEST",
      status: "SENT",
      nextAt: null,
      sentAt: expect.any(String),
      channel: { id: channel.id, name: channel.name, kind: "EMAIL", isFailing: false },
      attempts: [
        { attempt: 1, outcome: "ACCEPTED", answer: expect.stringMatching(/^250 /), durationMs: expect.any(Number) },
      ],
    });
    const [received] = server.mails;
    expect(received?.to).toEqual(["minji@example.com", "jun@example.com"]);
    expect(received?.headers).toContainEqual(["message-id", `<${delivery.id}@tokenledger>`]);
    for (const { text } of mailParts(received?.body ?? ""))
      expect(text).toContain("https://t.example/thresholds/channels");
    expect((await sending.deliveries({ channelId: channel.id })).nodes).toEqual([delivery]);
    expect(await sending.seen(channel.id)).toMatchObject({ lastDelivery: { id: delivery.id, status: "SENT" } });
    expect(await lastAudit(sending.product, "channel.test")).toMatchObject({
      target_id: channel.id,
      after: { delivery: delivery.id },
    });
  });

  test("that the server refuses answers with its words; the channel is failing until a message is taken", async () => {
    const { desk: sending } = await withMail({
      refuse: "550 5.1.1 <jun@example.com> is unknown",
      refused: "jun@example.com",
    });
    const { channel } = await sending.create({ recipients: ["jun@example.com"] });
    expect(await sending.test(channel.id)).toMatchObject({
      status: "DEAD",
      sentAt: null,
      channel: { isFailing: true },
      attempts: [{ outcome: "REFUSED", answer: "550 5.1.1 <j…@example.com> is unknown" }],
    });
    const failing = (await sending.seen(channel.id))?.failingSince;
    expect(failing).toEqual(expect.any(String));
    await sending.test(channel.id);
    expect((await sending.seen(channel.id))?.failingSince).toBe(failing);
    await answered(sending.tryUpdate(channel.id, 1, sending.input({ name: channel.name })));
    expect(await sending.test(channel.id)).toMatchObject({ status: "SENT", channel: { isFailing: false } });
    expect(await sending.seen(channel.id)).toMatchObject({ failingSince: null });
  });

  test("says so where no mail server is configured, or none is there", async () => {
    const without = (desk = await ChannelDesk.start());
    expect(await answered(without.send("{ answer: mailConfigured }"))).toBe(false);
    const { channel } = await without.create();
    expect(await without.test(channel.id)).toMatchObject({
      status: "DEAD",
      attempts: [{ outcome: "FAILED", answer: "no mail server is configured: SMTP_URL and MAIL_FROM are not set" }],
    });
    await without.product.stop();
    const { server, desk: sending } = await withMail();
    await server.stop();
    expect(await answered(sending.send("{ answer: mailConfigured }"))).toBe(true);
    expect(await sending.test((await sending.create()).channel.id)).toMatchObject({
      attempts: [{ outcome: "FAILED", answer: "nobody listens there (ECONNREFUSED)" }],
    });
  });

  test("has no more headers and recipients than others, whatever the channel is called", async () => {
    const { server, desk: sending } = await withMail();
    const names = [
      "Bcc: eve@example.com",
      "<eve@example.com>, x",
      "=?utf-8?q?=0D=0ABcc:_eve@example.com?=",
      '"x"; Cc: eve',
    ];
    for (const name of names) await sending.test((await sending.create({ name })).channel.id);
    // What no door lets in, as if it had come from elsewhere.
    const { channel } = await sending.create();
    const smuggled = "x\r\nBcc: eve@example.com\r\n\r\nanother body";
    await sending.product.sql.query("update alert_channels set name = $1 where id = $2", [smuggled, channel.id]);
    await sending.test(channel.id);
    expect(server.mails).toHaveLength(names.length + 1);
    for (const { to, headers } of server.mails) {
      expect(to).toEqual(["minji@example.com"]);
      expect(headers.map(([name]) => name).toSorted()).toEqual(HEADERS);
    }
  });
});

describe("a test by webhook", () => {
  test("is signed with the secret that was shown, and with both while a rotation lasts", async () => {
    const { sink: received, desk: sending } = await withSink();
    const { channel, secret } = await sending.create({ kind: "WEBHOOK", target: `${received.url}/in/secret-path` });
    const delivery = await sending.test(channel.id);
    expect(delivery).toMatchObject({ status: "SENT", attempts: [{ outcome: "ACCEPTED", answer: "200 OK" }] });
    const verify = (at: number, given: string | null) => {
      const post = received.posts[at];
      return new Webhook(given ?? "").verify(post?.body ?? "", post?.headers as Record<string, string>);
    };
    expect(verify(0, secret)).toMatchObject({ type: "channel.test", data: { channel: { id: channel.id } } });
    expect(received.posts[0]).toMatchObject({ path: "/in/secret-path", headers: { "webhook-id": delivery.id } });
    const rotated = await answered<Issued>(sending.tryRotate(channel.id, 1, 1));
    await sending.test(channel.id);
    expect(verify(1, secret)).toEqual(verify(1, rotated.secret));
    await sending.product.sql.query("update alert_channels set former_secret_until = now() - interval '1 second'");
    await sending.test(channel.id);
    expect(() => verify(2, secret)).toThrow("No matching signature");
    expect(verify(2, rotated.secret)).toMatchObject({ type: "channel.test" });
  });

  test("that is refused answers with the server's words, and no word of the target", async () => {
    const { sink: received, desk: sending } = await withSink((post, response) =>
      response.writeHead(403).end(`${post.path} is not for you`),
    );
    const { channel } = await sending.create({ kind: "SLACK", target: `${received.url}/in/secret-path` });
    expect(await sending.test(channel.id)).toMatchObject({
      status: "DEAD",
      attempts: [{ outcome: "REFUSED", answer: "403 Forbidden: … is not for you" }],
    });
  });
});

describe("a target in a private network", () => {
  test("that was saved when it was allowed gets nothing once it is not", async () => {
    sink = await startHttpSink();
    const strict = (desk = await ChannelDesk.start());
    const { encryption } = await loadSecrets(strict.product.container.config.dataDir);
    for (const kind of ["WEBHOOK", "SLACK"]) {
      for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433"]) {
        const { channel } = await strict.create({ kind });
        const target = new ChannelSeal(encryption).seal(new URL(`http://${host}:${sink.port}/in`).href);
        await strict.product.sql.query("update alert_channels set target = $1 where id = $2", [target, channel.id]);
        expect(await strict.test(channel.id)).toMatchObject({
          attempts: [{ outcome: "FAILED", answer: REFUSED_NETWORK }],
        });
      }
    }
    expect(sink.connections).toBe(0);
  });
});

describe("deliveries", () => {
  let full: ChannelDesk;
  let channelId: string;

  beforeAll(async () => {
    full = await ChannelDesk.start();
    channelId = (await full.create()).channel.id;
    await full.product.sql.query(
      `insert into alert_deliveries (id, channel_id, kind, content, status, attempts, created_at, sent_at)
       select gen_random_uuid(), $1, 'ALERT', '{}', case when n % 3 = 0 then 'DEAD' when n % 3 = 1 then 'WAITING' else 'SENT' end,
         1, '2026-11-27T05:00:00Z'::timestamptz + (n / 4) * interval '1 microsecond', case when n % 3 = 2 then now() end
       from generate_series(0, 24) as n`,
      [channelId],
    );
  });

  afterAll(() => full.product.stop());

  test("are paged newest first, none twice and none left out, also those of one moment", async () => {
    const all = (await full.deliveries({ first: 200 })).nodes.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await full.deliveries({ channelId, first: 7, after });
      paged.push(...nodes.map(({ id }) => id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(25);
  });

  test("are asked for by status; only what waits has a next try", async () => {
    for (const [status, count] of [
      ["DEAD", 9],
      ["WAITING", 8],
      ["SENT", 8],
    ] as const) {
      const { nodes } = await full.deliveries({ status });
      expect(nodes).toHaveLength(count);
      expect(nodes.every(({ nextAt }) => (nextAt !== null) === (status === "WAITING"))).toBe(true);
    }
    expect((await full.deliveries({ channelId: "999" })).nodes).toEqual([]);
  });

  test.each([
    { name: "too many", variables: { first: 201 }, field: "first" },
    { name: "a cursor of another list", variables: { after: "W10" }, field: "after" },
    { name: "no id", variables: { channelId: "x" }, field: "channelId" },
  ])("are refused when asked for wrongly: $name", async ({ variables, field }) => {
    await expect(full.deliveries(variables)).rejects.toThrow(`"field":"${field}"`);
  });

  test("that were given up wait again when somebody orders it; others do not", async () => {
    const one = async (status: string) => (await full.deliveries({ status, first: 1 })).nodes[0]?.id ?? "";
    const dead = await one("DEAD");
    expect(await answered(full.tryRetry(dead))).toMatchObject({
      id: dead,
      status: "WAITING",
      nextAt: expect.any(String),
    });
    expect(await lastAudit(full.product, "delivery.retry")).toMatchObject({ target_id: dead, before: { attempts: 1 } });
    const codes = await Promise.all(
      [dead, await one("SENT"), "4f9dbf80-4f6e-4f0c-9f0c-2b7a4c1a0001", "1"].map(
        async (id) => (await full.tryRetry(id)).errors[0]?.extensions.code,
      ),
    );
    expect(codes).toEqual(["CONFLICT", "CONFLICT", "NOT_FOUND", "BAD_INPUT"]);
  });
});
