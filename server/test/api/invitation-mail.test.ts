import { afterEach, expect, test } from "vitest";
import { mailParts } from "../core/mail-parts.js";
import { startMailServer, type MailServer } from "../core/mail-server.js";
import { ask } from "./ask.js";
import { signInAs } from "./sign-in-as.js";
import { ADMIN, startProduct, type Product } from "./start-product.js";

const INVITE = `mutation ($email: String!) {
  inviteMember(email: $email, role: AUDITOR) { url mailed invitation { email } }
}`;

const HEADERS = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];

let product: Product | null = null;
let mail: MailServer | null = null;

afterEach(async () => {
  await product?.stop();
  await mail?.stop();
  product = null;
  mail = null;
});

async function invite(email: string, refuse?: string) {
  const server = (mail = await startMailServer({ refuse }));
  const env = { SMTP_URL: server.url, MAIL_FROM: "Tokenledger <ledger@example.com>", PUBLIC_URL: "https://t.example" };
  product = await startProduct({ env });
  const headers = await signInAs(product, ADMIN);
  const { data, errors } = await ask(product, INVITE, { variables: { email }, headers });
  return { issued: data?.inviteMember as { url: string; mailed: boolean } | undefined, errors, server, product };
}

test("the invited gets the link in one mail, in Korean and English, as text and HTML", async () => {
  const { issued, server } = await invite("minji@example.com");
  expect(issued?.mailed).toBe(true);
  expect(server.mails).toHaveLength(1);
  const [mailed] = server.mails;
  expect(mailed?.to).toEqual(["minji@example.com"]);
  expect(mailed?.headers.map(([name]) => name).toSorted()).toEqual(HEADERS);
  const parts = mailParts(mailed?.body ?? "");
  expect(parts.map(({ type }) => type)).toEqual(["text/plain", "text/html"]);
  for (const { text } of parts) {
    expect(text).toContain(issued?.url);
    expect(text).toContain("감사 담당");
    expect(text).toContain("as auditor");
    expect(text).toContain(ADMIN.email);
  }
});

test("the link is as good when the mail server refuses the mail", async () => {
  const { issued, product: started } = await invite("gone@example.com", "550 nobody of that name");
  expect(issued?.mailed).toBe(false);
  const token = issued?.url.split("#")[1];
  const { data } = await ask(started, `{ invitation(token: "${token}") { email } }`);
  expect(data?.invitation).toEqual({ email: "gone@example.com" });
});

test("an address that would be more than one reaches no mail server", async () => {
  const { errors, server, product: started } = await invite("minji@example.com\r\nRCPT TO:<jun@example.com>");
  expect(errors).toMatchObject([{ extensions: { code: "BAD_INPUT", field: "email" } }]);
  const headers = await signInAs(started, ADMIN);
  for (const email of [
    "minji@example.com\r\nBcc: jun@example.com",
    "minji@example.com\nBcc: jun@example.com",
    "minji@example.com\r\n\r\nanother body",
    "minji@example.com, jun@example.com",
    "minji@example.com; jun@example.com",
    "Minji <minji@example.com>, jun@example.com",
    "minji@example.com> SIZE=1\r\nRCPT TO:<jun@example.com",
    "=?utf-8?q?minji=0D=0ABcc:jun?=@example.com\r",
  ]) {
    const refused = await ask(started, INVITE, { variables: { email }, headers });
    expect([email, refused.errors[0]?.extensions]).toEqual([email, { code: "BAD_INPUT", field: "email" }]);
  }
  expect(server.connections).toBe(0);
});
