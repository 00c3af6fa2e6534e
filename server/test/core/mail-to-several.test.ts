import { afterEach, expect, test } from "vitest";
import { Mailer } from "../../src/core/mailer.js";
import { startMailServer, type MailServer } from "./mail-server.js";

let server: MailServer | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

async function open(refuse?: string, refused?: string) {
  server = await startMailServer({ refuse, refused });
  return { mailer: new Mailer({ smtpUrl: server.url, from: "ledger@example.com" }), server };
}

const MAIL = { subject: "Hello", text: "read", html: "<p>read</p>" };
const BOTH = ["minji@example.com", "jun@example.com"];

test("several recipients get one mail, with the identity it was given, and the server's answer is told", async () => {
  const { mailer, server: received } = await open();
  const receipt = await mailer.send({ ...MAIL, to: BOTH, messageId: "<8c1f@tokenledger>" });
  expect(receipt).toEqual({
    answer: expect.stringMatching(/^250 /),
    refusals: [],
    taken: BOTH,
    isRefusedForEver: false,
  });
  expect(received.mails).toMatchObject([{ to: BOTH }]);
  expect(received.mails[0]?.headers).toContainEqual(["message-id", "<8c1f@tokenledger>"]);
});

test.each([
  { answer: "550 5.1.1 nobody of that name", isRefusedForEver: true },
  { answer: "451 4.7.1 greylisted", isRefusedForEver: false },
])(
  "a recipient whom the server refuses takes nothing from the others, and is told: $answer",
  async ({ answer, isRefusedForEver }) => {
    const { mailer, server: received } = await open(answer, "jun@example.com");
    const receipt = await mailer.send({ ...MAIL, to: BOTH });
    expect(receipt).toMatchObject({ refusals: [answer], taken: ["minji@example.com"], isRefusedForEver });
    expect(received.mails).toMatchObject([{ to: ["minji@example.com"] }]);
  },
);

test.each([
  { answer: "550 5.1.1 nobody of that name", permanent: true },
  { answer: "421 4.3.2 come again", permanent: false },
  { answer: "451 4.7.1 greylisted", permanent: false },
])("of $answer is known whether another try is of use", async ({ answer, permanent }) => {
  const { mailer } = await open(answer);
  await expect(mailer.send({ ...MAIL, to: BOTH })).rejects.toMatchObject({ answer, permanent });
});

test("what the server said is in no field that a log would write out", async () => {
  const { mailer } = await open("550 <minji@example.com> is unknown");
  const error: unknown = await mailer.send({ ...MAIL, to: BOTH }).catch((fault: unknown) => fault);
  expect(JSON.stringify(error)).not.toContain("minji");
});

test("one among the recipients who is not one address keeps the mail from everybody", async () => {
  const { mailer, server: received } = await open();
  for (const other of ["jun@example.com\r\nBcc: eve@example.com", "a@example.com, b@example.com", ""]) {
    await expect(mailer.send({ ...MAIL, to: ["minji@example.com", other] })).rejects.toMatchObject({
      code: "ENOTONEADDRESS",
    });
  }
  await expect(mailer.send({ ...MAIL, to: [] })).rejects.toMatchObject({ code: "ENOTONEADDRESS" });
  expect(received.connections).toBe(0);
});

test("of a port where nobody listens the connection's own code is told", async () => {
  const { mailer, server: gone } = await open();
  await gone.stop();
  await expect(mailer.send({ ...MAIL, to: BOTH })).rejects.toMatchObject({ socketCode: "ECONNREFUSED" });
});
