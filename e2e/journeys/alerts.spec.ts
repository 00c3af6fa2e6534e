import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { startMailServer, type MailServer } from "../../server/test/core/mail-server.ts";
import { addMember, ANALYST } from "../support/add-member.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { connectDatabase } from "../support/connect-database.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findFaultsAtRest } from "../support/find-faults-at-rest.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";
import { makeMailChannel, watchDailyCost } from "../support/watch-usage.ts";

let product: Product;
let mail: MailServer;

/** The crossing is found within a second; the rest is two busy cores. */
const UNTIL_FOUND = { timeout: 30_000 };

const CONFLICT = "Somebody changed it meanwhile";

test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  mail = await startMailServer();
  product = await startProduct({ SMTP_URL: mail.url, MAIL_FROM: "ledger@example.com" });
});

test.afterAll(async () => {
  await product.stop();
  await mail.stop();
});

/** 100,000 tokens that gemini-2.5-flash wrote cost $0.25. */
async function spend(userId: string): Promise<void> {
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const usage = { inputTokens: 10, outputTokens: 100_000 };
  await ledger.send([{ id: `of ${userId}`, provider: "google", model: "gemini-2.5-flash", userId, ...usage }]);
}

function alertList(page: Page) {
  return page.getByRole("list", { name: /^(Alerts|알림)$/ });
}

/** Where the one mail leads, put together again where its lines were broken. */
function linkInMail(): string {
  const body = (mail.mails[0]?.body ?? "").replaceAll("=\r\n", "");
  return /https?:\/\/[^\s"<]+\/alerts\/\d+/.exec(body)?.[0] ?? `no link in: ${body}`;
}

test("a crossing rings the bell and is mailed; taken on by keyboard, another browser sees it", async ({
  page,
  browser,
}) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await watchDailyCost(page, "0.4", await makeMailChannel(page, "Team", "team@example.com"));
  const elsewhere = await (await browser.newContext()).newPage();
  await alreadySignedIn(elsewhere, product);
  await elsewhere.goto(`${product.url}/alerts`);
  await expect(elsewhere.getByText("Nothing needs attention")).toBeVisible();
  expect(await findFaultsAtRest(elsewhere)).toEqual([]);
  await expect(page.getByRole("link", { name: "Alerts: none open" })).toBeVisible();

  await spend("minji");
  await expect(page.getByRole("link", { name: "Alerts: 1 open" })).toBeVisible(UNTIL_FOUND);
  await expect(page).toHaveTitle(/^\(1\) Overview/);
  await expect(alertList(elsewhere)).toContainText("50% of $0.40 daily cost", UNTIL_FOUND);
  await expect.poll(() => mail.mails.map(({ to }) => to), UNTIL_FOUND).toEqual([["team@example.com"]]);

  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
  await expect(alertList(page)).toContainText("Warning");
  await page.goto(linkInMail());
  await expect(page.getByRole("heading", { level: 1, name: "Alerts" })).toBeVisible();
  const story = page.getByRole("list", { name: "What happened" });
  await expect(story).toContainText("Reached 50%");
  await expect(story).toContainText("Team: delivered", UNTIL_FOUND);
  await expect(page.getByRole("img", { name: /^Usage adding up over the period/ })).toBeVisible();
  expect(await findFaultsAtRest(page)).toEqual([]);

  await page.keyboard.press("a");
  await expect(alertList(page)).toContainText("Acknowledged · Owner:");
  await expect(alertList(elsewhere)).toContainText("Acknowledged · Owner:", UNTIL_FOUND);
  await expect(elsewhere.getByRole("link", { name: "Alerts: none open" })).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Alerts: 1 open" })).toBeVisible(UNTIL_FOUND);
  expect(complaints).toEqual([]);
});

test("by keyboard an alert is put off, and then resolved with a note that others read", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/alerts`);
  await expect(alertList(page).getByRole("link")).toHaveCount(1);
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Acknowledge" })).toBeEnabled();
  await page.keyboard.press("s");
  await page.getByRole("menuitem", { name: "For 1 hour" }).press("Enter");
  await expect(page.getByRole("link", { name: "Snoozed 1" })).toBeVisible();
  await expect(page.getByText("Nothing needs attention")).toBeVisible();

  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Resolve this alert?" });
  await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("the nightly job ran twice");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "Resolved 1" })).toBeVisible();
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("the nightly job ran twice");
  expect(complaints).toEqual([]);
});

test("several are chosen and resolved together", async ({ page }) => {
  await alreadySignedIn(page, product);
  await spend("junho");
  await spend("seoyeon");
  await page.goto(`${product.url}/alerts`);
  await expect(alertList(page).getByRole("listitem")).toHaveCount(2, UNTIL_FOUND);
  for (const box of await alertList(page).getByRole("checkbox").all()) {
    await tabTo(page, box);
    await page.keyboard.press("Space");
  }
  const chosen = page.getByRole("group", { name: "2 alerts chosen" });
  expect(await findFaultsAtRest(page)).toEqual([]);
  await chosen.getByRole("button", { name: "Resolve" }).click();
  await page.getByRole("dialog", { name: "Resolve 2 alerts?" }).getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText("Nothing needs attention")).toBeVisible();
  await expect(page.getByRole("link", { name: "Resolved 3" })).toBeVisible();
});

test("who acts on what somebody changed meanwhile is told so, and sees it as it is", async ({ page, browser }) => {
  await alreadySignedIn(page, product);
  await spend("haeun");
  await page.goto(`${product.url}/alerts`);
  await alertList(page).getByRole("link").first().click(UNTIL_FOUND);
  await expect(page.getByRole("button", { name: "Acknowledge" })).toBeEnabled();
  let isDeaf = true;
  await page.route("**/graphql", (route) =>
    isDeaf && /query Alert(List|Detail)/.test(route.request().postData() ?? "") ? route.abort() : route.fallback(),
  );
  const elsewhere = await (await browser.newContext()).newPage();
  await alreadySignedIn(elsewhere, product);
  await elsewhere.goto(page.url());
  await elsewhere.getByRole("button", { name: "Acknowledge" }).click();
  await expect(alertList(elsewhere)).toContainText("Acknowledged");

  await page.getByRole("button", { name: "Acknowledge" }).click();
  await expect(page.getByRole("alert")).toContainText(CONFLICT);
  await expect(alertList(page)).not.toContainText("Acknowledged");
  isDeaf = false;
  await expect(alertList(page)).toContainText("Acknowledged", UNTIL_FOUND);
});

test("an analyst looks at alerts, channels and reports, and may change none of them", async ({ browser }) => {
  await addMember(browser, product, ANALYST);
  const page = await (await browser.newContext()).newPage();
  const complaints = watchConsole(page);
  await page.goto(`${product.url}/alerts`);
  await giveCredentials(page, ANALYST);
  await alertList(page).getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "What happened" })).toContainText("Reached 50%");
  await expect(alertList(page).getByRole("checkbox")).toHaveCount(0);
  const reason = "Only administrators act on alerts";
  await expect(page.getByRole("button", { name: `Resolve ${reason}` })).toBeDisabled();
  await page.keyboard.press("e");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const id = /\d+$/.exec(page.url())?.[0];
  const resolve = "mutation ($alerts: [AlertRef!]!) { resolveAlerts(alerts: $alerts) { id } }";
  await expect(askServer(page, resolve, { alerts: [{ id, version: 1 }] })).rejects.toThrow("FORBIDDEN");
  expect(await findFaultsAtRest(page)).toEqual([]);

  await page.goto(`${product.url}/thresholds/channels`);
  const card = page.getByRole("listitem", { name: "Team" });
  await expect(card).toContainText("t…@example.com");
  await expect(card.getByRole("button", { name: /^Send test/ })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^New channel/ })).toBeDisabled();
  await page.getByRole("link", { name: "Reports", exact: true }).click();
  await expect(page.getByText("No reports yet")).toBeVisible();
  await expect(page.getByRole("button", { name: /^New report/ })).toBeDisabled();
  expect(complaints).toEqual([]);
});

test.describe("on a phone, in Korean", () => {
  test.use({ locale: "ko-KR", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the list leads to one alert and back, and nothing is cut off", async ({ page }) => {
    const complaints = watchConsole(page);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/alerts?tab=all`);
    await expect(alertList(page)).toContainText("하루 비용 $0.40의 50%");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findFaultsAtRest(page)).toEqual([]);
    await alertList(page).getByRole("link").first().click();
    await expect(page.getByRole("list", { name: "진행 내역" })).toContainText("50% 도달");
    await expect(alertList(page)).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findFaultsAtRest(page)).toEqual([]);
    await page.getByRole("link", { name: "앱 사용자 보기" }).click();
    await expect(page.getByRole("region", { name: "알림 (1)" })).toContainText("하루 비용 $0.40의 50%");
    expect(complaints).toEqual([]);
  });
});

/** As a rule writes it down; answers with its id. Amounts are in pico-USD. */
async function findByRule(type: "ANOMALY" | "PACE", details: object): Promise<string> {
  const database = await connectDatabase(product);
  try {
    const { rows } = await database.query<{ id: string }>(
      `insert into usage_alerts (threshold_id, threshold_type, threshold_value, level, period_start, period_end, timezone, used, details)
       select id, $1, 2000000000000, 0, current_date, current_date + 2, 'Asia/Seoul', 1500000000000, $2
       from usage_thresholds limit 1 returning id::text as id`,
      [type, details],
    );
    return rows[0]?.id ?? "none";
  } finally {
    await database.end();
  }
}

test("an unusual hour tells which it was and what explains it, a pace what it comes to and how sure that is", async ({
  page,
  browser,
}) => {
  const anomaly = await findByRule("ANOMALY", {
    actual: "1500000000000",
    usual: "250000000000",
    hour: "2026-11-20T05:00:00Z",
    contributors: [{ dimension: "FEATURE", label: "summary", value: "1200000000000", expected: "100000000000" }],
  });
  const pace = await findByRule("PACE", {
    point: "3000000000000",
    low: "2500000000000",
    high: "4000000000000",
    crossesAt: "2026-11-30T05:00:00Z",
  });
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/alerts/${anomaly}`);
  await expect(page.getByText(/^The hour that begins at .*14:00/)).toBeVisible();
  const causes = page.getByRole("list", { name: "What explains most of it" });
  await expect(causes.getByRole("listitem")).toHaveText(["summary: $1.20, usually $0.10"]);
  expect(await findFaultsAtRest(page)).toEqual([]);
  await page.goto(`${product.url}/alerts/${pace}`);
  const interval = "About $3.00 is expected by the end of the period; eight of ten end between $2.50 and $4.00.";
  await expect(page.getByText(interval)).toBeVisible();
  await expect(page.getByText(/^At this pace the limit is reached at .*14:00/)).toBeVisible();
  await expect(causes).toHaveCount(0);

  const korean = await (await browser.newContext({ locale: "ko-KR" })).newPage();
  await alreadySignedIn(korean, product);
  await korean.goto(`${product.url}/alerts/${pace}`);
  await expect(korean.getByText("열 번 중 여덟 번은 $2.50에서 $4.00 사이로 예상됩니다.")).toBeVisible();
  expect(complaints).toEqual([]);
});
