import { afterEach, describe, expect, test } from "vitest";
import { MailSender } from "../../src/alerts/channels/senders/mail-sender.js";
import type { ChannelMessage } from "../../src/alerts/channels/channel-message.js";
import { Mailer } from "../../src/core/mailer.js";
import { mailParts } from "../core/mail-parts.js";
import { startMailServer, type MailServer, type MailServerOptions } from "../core/mail-server.js";
import { MESSAGE } from "./sample-message.js";

let server: MailServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

const BOTH = ["minji@example.com", "jun@example.com"];

async function send(options: MailServerOptions = {}, change: Partial<ChannelMessage> = {}, recipients = BOTH) {
  server = await startMailServer(options);
  const sender = new MailSender(new Mailer({ smtpUrl: server.url, from: "ledger@example.com" }));
  const channel = { recipients, target: null, secrets: [] };
  return { outcome: await sender.send({ ...MESSAGE, ...change }, { channel, now: new Date() }), server };
}

describe("a message by mail", () => {
  test("arrives at every recipient under its own identity, and the server's answer is told", async () => {
    const { outcome, server: received } = await send();
    expect(outcome).toMatchObject({
      outcome: "ACCEPTED",
      answer: expect.stringMatching(/^250 /),
      permanent: false,
      retryAfterSeconds: null,
      durationMs: expect.any(Number),
    });
    const [mail] = received.mails;
    expect(mail?.to).toEqual(BOTH);
    expect(mail?.headers).toContainEqual(["message-id", `<${MESSAGE.id}@tokenledger>`]);
    expect(mailParts(mail?.body ?? "").map(({ text }) => text.trim())).toEqual([
      `${MESSAGE.text}\r\n\r\n${MESSAGE.link}`,
      MESSAGE.html,
    ]);
  });

  test.each([
    {
      refuse: "550 5.1.1 <minji@example.com> is unknown",
      told: "550 5.1.1 <m…@example.com> is unknown",
      permanent: true,
    },
    { refuse: "421 4.3.2 come again", told: "421 4.3.2 come again", permanent: false },
    { refuse: "451 4.7.1 greylisted", told: "451 4.7.1 greylisted", permanent: false },
  ])("refused with $refuse is told so, without the address", async ({ refuse, told, permanent }) => {
    const { outcome } = await send({ refuse });
    expect(outcome).toMatchObject({ outcome: "REFUSED", answer: told, permanent });
  });

  test.each([
    { refuse: "550 <jun@example.com> is unknown", permanent: true },
    { refuse: "451 <jun@example.com> is greylisted", permanent: false },
  ])("one of whose recipients is refused with $refuse is refused, and says for whom", async ({ refuse, permanent }) => {
    const { outcome } = await send({ refuse, refused: "jun@example.com" });
    const words = refuse.replace("jun@", "j…@").replace(".", "\\.");
    expect(outcome).toMatchObject({
      outcome: "REFUSED",
      answer: expect.stringMatching(new RegExp(`^1 of 2 recipients refused: ${words}; the others: 250 `)),
      permanent,
      takenBy: ["minji@example.com"],
    });
  });

  test("that every recipient has already is handed to nobody", async () => {
    const { outcome, server: received } = await send({}, {}, []);
    expect(outcome).toMatchObject({ outcome: "ACCEPTED", answer: "every recipient has it" });
    expect(received.mails).toEqual([]);
  });

  test("for which no mail server is configured, or none listens, fails with the reason", async () => {
    const channel = { recipients: BOTH, target: null, secrets: [] };
    expect(await new MailSender(null).send(MESSAGE, { channel, now: new Date() })).toMatchObject({
      outcome: "FAILED",
      answer: "no mail server is configured: SMTP_URL and MAIL_FROM are not set",
      permanent: false,
    });
    const { server: gone } = await send();
    await gone.stop();
    const sender = new MailSender(new Mailer({ smtpUrl: gone.url, from: "ledger@example.com" }));
    expect(await sender.send(MESSAGE, { channel, now: new Date() })).toMatchObject({
      outcome: "FAILED",
      answer: "nobody listens there (ECONNREFUSED)",
    });
  });
});
