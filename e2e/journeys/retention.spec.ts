import { readdir, readFile, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { addMember, ANALYST, AUDITOR } from "../support/add-member.ts";
import { connectDatabase } from "../support/connect-database.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

// Starting takes its time where browser and database share two busy cores.
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** The first day of a month of UTC, so many months ago. */
function monthsAgo(count: number): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1));
}

const nameOf = (month: Date, language = "en"): string =>
  new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(month);

/** Due when three months are kept. */
const OLD = monthsAgo(6);
/** Due when one month is kept. */
const LATE = monthsAgo(3);
const OLD_MONTH = OLD.toISOString().slice(0, 7);
const OLD_DAYS = `/requests?range=${OLD_MONTH}-05..${OLD_MONTH}-20`;

async function record(month: Date, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => ({
    id: `${month.toISOString()} ${n}`,
    time: new Date(month.getTime() + 10 * 86_400_000 + n * 60_000).toISOString(),
    provider: "google",
    model: n % 2 === 0 ? "gemini-2.5-flash" : "gemini-2.5-pro",
    feature: "summary",
    userId: "minji@example.com",
    inputTokens: 1_000,
    outputTokens: 10,
  }));
  const response = await fetch(`${product.url}/v1/usage?backfill=1`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${BOOTSTRAP_API_KEY}` },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toMatchObject({ accepted: count });
}

test.beforeAll(async () => {
  product = await startProduct();
  await record(OLD, 12);
  await record(LATE, 7);
  const client = await connectDatabase(product);
  // No night begins meanwhile.
  await client.query("update retention_since set installed_at = 'infinity'");
  await client.end();
});

test.afterAll(() => product.stop());

const rowOf = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });

test("fewer months are previewed, typed again, and taken back before the night", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("heading", { level: 1, name: "Retention & archives" })).toBeVisible();
  await expect(page.getByText("Requests are kept 3 months, then archived")).toBeVisible();
  await page.getByRole("button", { name: "Change" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Months to keep").fill("1");
  await expect(dialog).toContainText("Will archive 19 requests of 2 months:");
  await expect(dialog).toContainText(`${nameOf(LATE)}: 7`);
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Change with the next run" }).click();
  await expect(dialog).toContainText("It is written differently.");
  await dialog.getByLabel("Type 1 month to confirm").fill("1 month");
  await dialog.getByRole("button", { name: "Change with the next run" }).click();
  await expect(dialog).toBeHidden();
  const pending = page.getByRole("region", { name: "Change that waits" });
  await expect(pending).toContainText("requests are kept 1 month.");
  await pending.getByRole("button", { name: "Cancel the change" }).click();
  await expect(pending).toBeHidden();
  await expect(page.getByRole("button", { name: "Change", exact: true })).toBeFocused();
  await expect(page.getByText("Requests are kept 3 months, then archived")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("what is due is archived at once, and its range explains itself", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await page.goto(`${product.url}/retention`);
  await expect(rowOf(page, nameOf(OLD))).toContainText("In the database");
  await page.getByRole("button", { name: "Run now" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(`${nameOf(OLD)}: 12`);
  await dialog.getByRole("button", { name: "Archive now" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /^(Run now|A run is under way)/ })).toBeFocused();
  // While it is being archived it is in the database and in a file.
  const file = rowOf(page, nameOf(OLD)).filter({ hasText: "File 1" });
  await expect(file).toContainText("Archived", { timeout: 60_000 });
  await expect(rowOf(page, nameOf(OLD))).toHaveCount(1);
  await expect(rowOf(page, nameOf(LATE))).toContainText("In the database");
  const last = page.getByRole("status").filter({ hasText: "asked for by a member" });
  await expect(last.getByRole("listitem")).toHaveText(["Write(done)", "Verify(done)", "Drop(done)"]);
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.goto(`${product.url}${OLD_DAYS}`);
  await expect(page.getByText(/^Raw requests before .* are archived\. Totals are unaffected\.$/)).toBeVisible();
  await expect(page.getByText("Charts and sums of this range are complete.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.goto(`${product.url}${OLD_DAYS}&q=nothing-like-it`);
  await expect(page.getByText("No request meets these conditions")).toBeVisible();
  await expect(page.getByText(/^Raw requests before .* are archived\./)).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByText("Charts and sums of this range are complete.")).toBeVisible();
  await page.goto(`${product.url}/?range=${OLD_MONTH}-05..${OLD_MONTH}-20`);
  await expect(page.getByRole("button", { name: /^Requests 12\b/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("an archived month is verified, asked where it lies, and brought back to be looked at", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await page.goto(`${product.url}${OLD_DAYS}`);
  await page.getByRole("link", { name: "Retention & archives" }).click();
  const row = rowOf(page, nameOf(OLD));
  await expect(row).toBeInViewport();
  await row.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText(`${nameOf(OLD)}: the archive was read back and agrees`)).toBeVisible();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText(`${nameOf(OLD)}: 12 requests, 12,120 tokens,`)).toBeVisible();
  await expect(rowOf(page, "gemini-2.5-pro").getByRole("cell").first()).toHaveText("6");
  const download = row.getByRole("link", { name: "Download" });
  const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
  expect(file.suggestedFilename()).toBe(`tokenledger-requests-${OLD_MONTH}-1.parquet`);
  expect((await readFile(await file.path())).subarray(0, 4).toString()).toBe("PAR1");
  await row.getByRole("button", { name: "Restore 7 days" }).click();
  await expect(row).toContainText("Archived, back to look at", { timeout: 60_000 });

  await page.goto(`${product.url}${OLD_DAYS}`);
  const restored = page.getByRole("table", { name: `Restored: ${nameOf(OLD)}` });
  await expect(restored.getByRole("row")).toHaveCount(13);
  await expect(page.getByText("They count in no sum twice")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("a list that cannot learn what is archived says so, and asks again", async ({ page }) => {
  await signIn(page, product);
  let isAway = true;
  await page.route("**/graphql", (route) =>
    isAway && (route.request().postData() ?? "").includes("ArchiveTimes") ? route.abort() : route.continue(),
  );
  await page.goto(`${product.url}${OLD_DAYS}`);
  await expect(page.getByText("The list has no request of this range")).toBeVisible();
  await expect(page.getByText("Whether requests of this range are archived could not be asked.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  isAway = false;
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByText("Charts and sums of this range are complete.")).toBeVisible();
});

test("a file that is damaged is red, and the sums stay", async ({ page }) => {
  await signIn(page, product);
  const folder = join(product.dataDir, "archives", "usage");
  const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".parquet"));
  await truncate(join(folder, file), 100);
  await page.goto(`${product.url}/retention`);
  await rowOf(page, nameOf(OLD)).getByRole("button", { name: "Verify" }).click();
  const alert = page.getByRole("alert");
  await expect(alert.getByRole("region", { name: "Archive damaged" })).toBeVisible();
  await expect(alert).toContainText(`The archive of ${nameOf(OLD)} is damaged. Sums are unaffected.`);
  await expect(alert).toContainText("The file has 100 bytes instead of");
  await expect(rowOf(page, nameOf(OLD))).toContainText("Failed");

  const client = await connectDatabase(product);
  await client.query("update usage_restores set restored_at = null, failure = 'The file has 100 bytes.'");
  await client.end();
  await page.reload();
  const restoring = alert.getByRole("region", { name: "Restoring failed" });
  await restoring.getByRole("button", { name: "Dismiss" }).click();
  await expect(restoring).toBeHidden();
  await page.reload();
  await expect(alert.getByRole("region")).toHaveCount(1);

  await page.goto(`${product.url}/settings/general`);
  const health = page.getByRole("region", { name: "Data health" });
  await expect(health).toContainText(`Newest archived month: ${nameOf(OLD)}. 1 archive failed.`);
  await expect(health).toContainText("No request within the last hour");
  await expect(health).toContainText("No message waits.");
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.goto(`${product.url}/?range=${OLD_MONTH}-05..${OLD_MONTH}-20`);
  await expect(page.getByRole("button", { name: /^Requests 12\b/ })).toBeVisible();
});

test("on a phone, dark and in Korean, both pages can be read and used", async ({ browser }) => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ locale: "ko-KR", colorScheme: "dark", viewport });
  const page = await context.newPage();
  await signIn(page, product);
  for (const [path, words] of [
    ["/retention", `${nameOf(OLD, "ko")}: 아카이브가 손상되었습니다.`],
    [OLD_DAYS, "이 기간의 차트와 합계는 완전합니다."],
  ] as const) {
    await page.goto(`${product.url}${path}`);
    await expect(page.getByText(words)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findSeriousFaults(page)).toEqual([]);
  }
  await context.close();
});

test("an analyst follows the alert of a damaged archive to its page, and changes nothing there", async ({
  page,
  browser,
}) => {
  await addMember(browser, product, ANALYST);
  await page.goto(`${product.url}/alerts`);
  await giveCredentials(page, ANALYST);
  await page
    .getByRole("link", { name: /Archives/ })
    .filter({ hasText: nameOf(OLD) })
    .click();
  await expect(page.getByText("No total changed. What to do is told on the page of archives.")).toBeVisible();
  await expect(page.getByText("The file has 100 bytes instead of").first()).toHaveAttribute("lang", "en");
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole("link", { name: "Retention and archives" }).click();
  await expect(page.getByRole("alert")).toContainText(`The archive of ${nameOf(OLD)} is damaged.`);
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  await expect(page.getByText("Administrators verify, restore and download archives")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Change|Run now|Verify|Restore|Ask)/ })).toHaveCount(0);
  expect(await findSeriousFaults(page)).toEqual([]);
});

test("an auditor sees where each month is, and changes nothing", async ({ page, browser }) => {
  const complaints = watchConsole(page);
  await addMember(browser, product, AUDITOR);
  await page.goto(`${product.url}/retention`);
  await giveCredentials(page, AUDITOR);
  await expect(rowOf(page, nameOf(OLD))).toContainText("Failed");
  await expect(page.getByText("Administrators verify, restore and download archives")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(Change|Run now|Verify|Restore|Ask)/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Download/ })).toHaveCount(0);
  expect(complaints).toEqual([]);
});
