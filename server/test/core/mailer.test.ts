import { createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { Mailer } from "../../src/core/mailer.js";
import { startMailServer, type MailServer } from "./mail-server.js";

let server: MailServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

async function open(refuse?: string) {
  server = await startMailServer({ refuse });
  return { mailer: new Mailer({ smtpUrl: server.url, from: "Tokenledger <ledger@example.com>" }), server };
}

const MAIL = { to: "minji@example.com", subject: "안녕", text: "읽기", html: "<p>읽기</p>" };

test("a mail arrives at its one recipient, in text and in HTML", async () => {
  const { mailer, server: received } = await open();
  await mailer.send(MAIL);
  expect(received.mails).toMatchObject([{ from: "ledger@example.com", to: ["minji@example.com"] }]);
  const [{ headers, body } = { headers: [], body: "" }] = received.mails;
  expect(headers).toContainEqual(["from", "Tokenledger <ledger@example.com>"]);
  expect(headers).toContainEqual(["to", "minji@example.com"]);
  expect(headers).toContainEqual(["auto-submitted", "auto-generated"]);
  expect(body).toContain("text/plain");
  expect(body).toContain("text/html");
});

test("a subject with the ends of lines in it makes no further header and no further recipient", async () => {
  const { mailer, server: received } = await open();
  await mailer.send({ ...MAIL, subject: "Hello\r\nBcc: jun@example.com\r\n\r\nbody\nX-Own: 1\0" });
  const [mail] = received.mails;
  expect(mail?.to).toEqual(["minji@example.com"]);
  expect(mail?.headers.map(([name]) => name).toSorted()).toEqual(HEADERS);
  expect(mail?.headers).toContainEqual(["subject", "Hello Bcc: jun@example.com body X-Own: 1"]);
});

const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

test.each([
  "minji@example.com, jun@example.com",
  "minji@example.com\r\nBcc: jun@example.com",
  "minji@example.com\r\nRCPT TO:<jun@example.com>",
  "minji@example.com> SIZE=1\r\nRCPT TO:<jun@example.com",
  "Jun <jun@example.com>",
  "",
])("%j is not one address, and nothing is sent", async (to) => {
  const { mailer, server: received } = await open();
  await expect(mailer.send({ ...MAIL, to })).rejects.toMatchObject({ name: "MailError", response: null });
  expect(received).toMatchObject({ mails: [], connections: 0 });
});

test("a refusal of the server is told by its number, without whom it was about", async () => {
  const { mailer } = await open("550 5.1.1 <minji@example.com> is unknown here");
  await expect(mailer.send(MAIL)).rejects.toMatchObject({
    code: "EENVELOPE",
    response: 550,
    message: "the mail was not sent: EENVELOPE 550",
  });
});

test("a server that cannot encrypt gets nothing where encryption is required", async () => {
  const { server: plain } = await open();
  const mailer = new Mailer({ smtpUrl: `${plain.url}?requireTLS=true`, from: "ledger@example.com" });
  await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: "MailError" });
  expect(plain.mails).toEqual([]);
});

test("nobody at the port is a failure, not a crash", async () => {
  const { mailer, server: gone } = await open();
  await gone.stop();
  await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: "ESOCKET", response: null });
});

test("a server that says nothing is waited for no longer than the limit", async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket));
  const port = await new Promise<number>((resolve) => {
    silent.listen(0, "127.0.0.1", () => {
      const address = silent.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const mailer = new Mailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: "ledger@example.com", withinMs: 100 });
  await expect(mailer.send(MAIL)).rejects.toMatchObject({ name: "MailError", response: null });
  for (const socket of sockets) socket.destroy();
  silent.close();
});
