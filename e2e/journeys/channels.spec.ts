import { expect, test, type Locator, type Page } from "@playwright/test";
import { startMailServer, type MailServer } from "../../server/test/core/mail-server.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { connectDatabase } from "../support/connect-database.ts";
import { findFaultsAtRest } from "../support/find-faults-at-rest.ts";
import { recordHistory } from "../support/record-history.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

const CREATE_REPORT = "mutation($input: ScheduledReportInput!) { createScheduledReport(input: $input) { id } }";
/** It is in the outbox at once, and sent within seconds. */
const UNTIL_SENT = { timeout: 30_000 };
const REFUSAL = "550 5.1.1 no such person here";

let product: Product;
let mail: MailServer;

test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  mail = await startMailServer({ refuse: REFUSAL, refused: "gone@example.com" });
  product = await startProduct({
    SMTP_URL: mail.url,
    MAIL_FROM: "ledger@example.com",
    ALLOW_PRIVATE_WEBHOOKS: "1",
  });
  // The Overview shows the first run until something is recorded.
  await recordHistory(product);
});

test.afterAll(async () => {
  await product.stop();
  await mail.stop();
});

async function openChannels(page: Page): Promise<void> {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/thresholds/channels`);
}

/** Picks from a list that a button opens, by keyboard. */
async function choose(page: Page, button: Locator, option: string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: option }).press("Enter");
}

async function act(page: Page, card: Locator, name: string): Promise<void> {
  await card.getByRole("button", { name: /^Actions for/ }).press("Enter");
  await page.getByRole("menuitem", { name }).press("Enter");
}

async function idOf(page: Page, channel: string): Promise<string | undefined> {
  const answer = JSON.stringify(await askServer(page, "{ channels { name id } }", {}));
  return new RegExp(`"name":"${channel}","id":"(\\d+)"`).exec(answer)?.[1];
}

test("by keyboard an e-mail channel is made and tried, and the server's own answer is shown", async ({ page }) => {
  const complaints = watchConsole(page);
  await openChannels(page);
  await expect(page.getByText("No channels yet")).toBeVisible();
  expect(await findFaultsAtRest(page)).toEqual([]);
  await tabTo(page, page.getByRole("button", { name: "New channel" }));
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New channel" });
  await tabTo(page, form.getByRole("textbox", { name: "Name" }));
  await page.keyboard.type("Team");
  const recipients = form.getByRole("group", { name: "Recipients" });
  await tabTo(page, recipients.getByRole("textbox"));
  await page.keyboard.type("nobody");
  await page.keyboard.press("Enter");
  await expect(recipients).toContainText("That is no e-mail address.");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("team@example.com, lead@example.com");
  await page.keyboard.press("Enter");
  await expect(recipients.getByRole("button", { name: "Remove lead@example.com" })).toBeVisible();
  expect(await findFaultsAtRest(page)).toEqual([]);
  await tabTo(page, form.getByRole("button", { name: "Save channel" }));
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();

  const card = page.getByRole("listitem", { name: "Team" });
  await expect(card).toContainText("at most 30 messages an hour");
  await tabTo(page, card.getByRole("button", { name: "Send test" }));
  await page.keyboard.press("Enter");
  const steps = card.getByRole("list", { name: "Test" });
  await expect(steps).toContainText(/Queued\s*Sent\s*Accepted by the server in [\d.]+ (ms|s)\s*250 /);
  expect(mail.mails.map(({ to }) => to)).toEqual([["team@example.com", "lead@example.com"]]);
  await expect(page.getByRole("list", { name: "Delivery log" })).toContainText(/Team Test\s*Accepted by the server/);
  expect(complaints).toEqual([]);
});

test("a channel that fails says exactly why, and the Overview warns of it", async ({ page }) => {
  await openChannels(page);
  await page.getByRole("button", { name: "New channel" }).click();
  const form = page.getByRole("dialog", { name: "New channel" });
  await form.getByRole("textbox", { name: "Name" }).fill("Gone");
  await form.getByRole("group", { name: "Recipients" }).getByRole("textbox").fill("gone@example.com");
  await form.getByRole("button", { name: "Save channel" }).click();
  const card = page.getByRole("listitem", { name: "Gone" });
  await card.getByRole("button", { name: "Send test" }).click();
  await expect(card.getByRole("list", { name: "Test" })).toContainText(`Refused by the server`);
  await expect(card.getByRole("list", { name: "Test" })).toContainText(REFUSAL);
  await expect(card).toContainText("Failing since");
  expect(await findFaultsAtRest(page)).toEqual([]);
  await page.getByRole("link", { name: "Overview" }).click();
  const banner = page.getByRole("region", { name: "Failing channels" });
  await expect(banner).toContainText("Alerts do not get through a channel: Gone, since");
  expect(await findFaultsAtRest(page)).toEqual([]);
  await banner.getByRole("link", { name: "Show channels" }).click();
  await expect(card).toBeVisible();
});

test("the secret of a webhook is shown once, and is changed while the former one still signs", async ({ page }) => {
  const complaints = watchConsole(page);
  await openChannels(page);
  await page.getByRole("button", { name: "New channel" }).click();
  const form = page.getByRole("dialog", { name: "New channel" });
  await form.getByRole("button", { name: /Kind/ }).click();
  await page.getByRole("option", { name: "Signed webhook" }).click();
  await form.getByRole("textbox", { name: "Name" }).fill("Hook");
  await form.getByRole("textbox", { name: "Address to post to" }).fill("http://127.0.0.1:9/alerts");
  await form.getByRole("button", { name: "Save channel" }).click();
  const secret = page.getByRole("dialog", { name: "Secret of Hook" });
  await expect(secret.locator("code")).toHaveText(/^whsec_/);
  const first = await secret.locator("code").innerText();
  await page.keyboard.press("Escape");
  await expect(secret).toBeVisible();
  expect(await findFaultsAtRest(page)).toEqual([]);
  await secret.getByText("I stored it").click();
  await secret.getByRole("button", { name: "Close" }).click();

  const card = page.getByRole("listitem", { name: "Hook" });
  await expect(card).toContainText("Posts to 127.0.0.1");
  await expect(page.getByText(first)).toHaveCount(0);
  await card.getByRole("button", { name: "Actions for Hook" }).click();
  await page.getByRole("menuitem", { name: "Rotate the secret…" }).click();
  await page
    .getByRole("dialog", { name: /^Rotate/ })
    .getByRole("button", { name: "Rotate" })
    .click();
  await expect(secret.locator("code")).toHaveText(/^whsec_/);
  expect(await secret.locator("code").innerText()).not.toBe(first);
  await secret.getByText("I stored it").click();
  await secret.getByRole("button", { name: "Close" }).click();
  await expect(card).toContainText("the former secret still signs until");
  await card.getByRole("button", { name: "Send test" }).click();
  await expect(card.getByRole("list", { name: "Test" })).toContainText("ECONNREFUSED");
  expect(complaints).toEqual([]);
});

test("by keyboard a report is scheduled and sent at once, and is switched off and deleted", async ({ page }) => {
  const complaints = watchConsole(page);
  await openChannels(page);
  await page.getByRole("link", { name: "Reports", exact: true }).click();
  await expect(page.getByText("No reports yet")).toBeVisible();
  expect(await findFaultsAtRest(page)).toEqual([]);
  await tabTo(page, page.getByRole("button", { name: "New report" }));
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New report" });
  await tabTo(page, form.getByRole("textbox", { name: "Name" }));
  await page.keyboard.press("Enter");
  await expect(form).toContainText("Write a name of at most 60 characters.");
  await page.keyboard.type("How the week went");
  await choose(page, form.getByRole("button", { name: /How often/ }), "Every week");
  await tabTo(page, form.getByRole("textbox", { name: "Time of day" }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("8:30");
  await choose(page, form.getByRole("button", { name: /Channel/ }), "Team");
  await expect(form).toContainText("lead@example.com");
  expect(await findFaultsAtRest(page)).toEqual([]);
  await tabTo(page, form.getByRole("button", { name: "Save report" }));
  await page.keyboard.press("Enter");
  await expect(form).toBeHidden();

  const card = page.getByRole("listitem", { name: "How the week went" });
  await expect(card).toContainText("Every Monday at 08:30 (Asia/Seoul), about the week before");
  await expect(card).toContainText(/Next: Mon, .*, 08:30/);
  const before = mail.mails.length;
  await tabTo(page, card.getByRole("button", { name: "Send now" }));
  await page.keyboard.press("Enter");
  const steps = card.getByRole("list", { name: "Sending now" });
  await expect(steps).toContainText(/Accepted by the server in [\d.]+ (ms|s)\s*250 /, UNTIL_SENT);
  expect(mail.mails.slice(before).map(({ to }) => to)).toEqual([["team@example.com", "lead@example.com"]]);
  expect(mail.mails.at(-1)?.body.replaceAll("=\r\n", "")).toContain("Weekly report: How the week went");
  expect(await findFaultsAtRest(page)).toEqual([]);

  await act(page, card, "Switch off");
  await expect(card).toContainText("Nothing is sent by itself while it is off.");
  await act(page, card, "Delete…");
  await page
    .getByRole("alertdialog", { name: "Delete How the week went?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(page.getByText("No reports yet")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a report through a channel that fails tells the server's own words", async ({ page }) => {
  await openChannels(page);
  await askServer(page, CREATE_REPORT, {
    input: { name: "Nobody reads", cadence: "MONTH", channelId: await idOf(page, "Gone") },
  });
  await page.getByRole("link", { name: "Reports", exact: true }).click();
  const card = page.getByRole("listitem", { name: "Nobody reads" });
  await expect(card).toContainText("On the 1st of every month at 09:00");
  await expect(card).toContainText("Its channel is failing");
  await card.getByRole("button", { name: "Send now" }).click();
  await expect(card.getByRole("list", { name: "Sending now" })).toContainText(REFUSAL, UNTIL_SENT);
});

test("older messages that somebody asked for stay while newer ones come", async ({ page }) => {
  const database = await connectDatabase(product);
  await database.query(
    `insert into alert_deliveries (id, channel_id, kind, content, status, created_at, sent_at)
     select gen_random_uuid(), c.id, 'REPORT', '{}', 'SENT', now() - one * interval '1 day', now()
     from alert_channels c, generate_series(1, 40) as one where c.name = 'Team'`,
  );
  await database.end();
  await openChannels(page);
  const entries = page.getByRole("list", { name: "Delivery log" }).getByRole("listitem");
  await expect(entries).toHaveCount(25);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect.poll(() => entries.count()).toBeGreaterThan(40);
  const before = await entries.count();
  await page.getByRole("listitem", { name: "Team" }).getByRole("button", { name: "Send test" }).click();
  await expect(entries).toHaveCount(before + 1, UNTIL_SENT);
  await expect(entries.first()).toContainText("Team Test");
});

test.describe("on a phone, in Korean, without a mail server", () => {
  test.use({ locale: "ko-KR", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the page says that mail reaches nobody, and nothing is cut off", async ({ page }) => {
    const mute = await startProduct();
    try {
      const complaints = watchConsole(page);
      await alreadySignedIn(page, mute);
      await page.goto(`${mute.url}/thresholds/channels`);
      await expect(page.getByRole("region", { name: "이메일을 보낼 수 없습니다" })).toContainText("SMTP_URL");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await findFaultsAtRest(page)).toEqual([]);
      await page.getByRole("button", { name: "채널 만들기" }).click();
      await expect(page.getByRole("dialog").getByText("이메일을 보낼 수 없습니다")).toBeVisible();
      expect(await findFaultsAtRest(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "보고서", exact: true }).click();
      await expect(page.getByText("먼저 채널을 만들어 주세요")).toHaveCount(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await findFaultsAtRest(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await mute.stop();
    }
  });
});
