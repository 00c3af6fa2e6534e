import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createTokenledger } from "@tokenledger/client";
import { expect, test, type Page } from "@playwright/test";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { connectDatabase } from "../support/connect-database.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

// Starting takes its time where browser and database share two busy cores.
test.describe.configure({ mode: "serial", timeout: 180_000 });

const FORMULA = "=cmd|' /C calc'!A0";

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const events = Array.from({ length: 12 }, (_, n) => ({
    id: `call ${n}`,
    provider: "google",
    model: "gemini-2.5-flash",
    feature: n % 2 === 0 ? "summary" : "tag",
    userId: "minji@example.com",
    noteId: n === 0 ? FORMULA : `회의 노트 ${n}`,
    time: new Date(Date.now() - (n + 1) * 60_000).toISOString(),
    inputTokens: 1_000,
    outputTokens: 10,
  }));
  await ledger.send(events);
});

test.afterAll(() => product.stop());

async function openDialog(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Export|내보내기)$/ }).click();
  await expect(page.getByRole("dialog", { name: /^(Export requests|요청 내보내기)$/ })).toBeVisible();
}

test("the requests of a filter leave as CSV, said before and counted after", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests?range=7d&feature=summary`);
  await openDialog(page);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("6 requests");
  await expect(dialog).toContainText("summary");
  await expect(dialog).toContainText("Asia/Seoul");
  await expect(dialog).toContainText("pseudonyms");
  expect(await findSeriousFaults(page)).toEqual([]);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  expect(file.suggestedFilename()).toMatch(/^usage-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.startsWith("\uFEFFtime,eventId,")).toBe(true);
  expect(text).toContain(`'${FORMULA}`);
  expect(text).toContain("회의 노트 2");
  expect(text).not.toContain("minji");
  expect(text.trimEnd().split("\r\n").at(-1)).toMatch(/^# rows=6 unpricedRows=0 cost=0\.\d+ /);
  expect(complaints).toEqual([]);
});

/** As if so many had been recorded: the list counts by its rollups. */
async function recordMany(rows: number): Promise<void> {
  const client = await connectDatabase(product);
  await client.query("select ensure_usage_partition((now() - interval '1 day')::date)");
  await client.query(
    `insert into token_usage (project_id, event_id, feature, operation, provider, model, status, cost, cost_state, usage_state, dialect,
       attempt, created_at, recorded_at)
     select (select min(project_id) from token_usage), 'many-' || n, 'bulk', 'bulk', 'google', 'gemini-2.5-flash', 'ok', 1000000, 'priced',
       'missing', 'plain', 1, now() - interval '1 hour' - n * interval '1 second', now() - interval '1 minute'
     from generate_series(1, ${rows}) n`,
  );
  await client.query(
    "update token_usage_stats set requests = requests + $1 where (bucket_start, dimension_id) in (select bucket_start, dimension_id from token_usage_stats limit 1)",
    [rows],
  );
  await client.end();
}

test("more than 50,000 are written while the page is left, with their progress, and fetched later", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await recordMany(60_000);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests?range=24h`);
  await openDialog(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Parquet", { exact: true }).click();
  await expect(dialog.getByRole("radio", { name: /^Parquet/ })).toBeChecked();
  await dialog.getByRole("button", { name: "Start export" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toBeVisible({ timeout: 45_000 });
  const entry = page.getByRole("listitem").filter({ hasText: "Requests as Parquet" });
  await expect(entry).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.goto(product.url);
  await expect(page.getByText("Your export is ready")).toBeVisible({ timeout: 90_000 });
  await page.goto(`${product.url}/exports`);
  await expect(entry).toContainText("Ready", { timeout: 90_000 });
  await expect(entry).toContainText("60,012 requests");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    entry.getByRole("link", { name: "Download" }).click(),
  ]);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
  expect(file.suggestedFilename()).toMatch(/^usage-.*-export-\d+\.parquet$/);
  expect(complaints).toEqual([]);

  await rm(join(product.dataDir, "exports"), { recursive: true });
  await entry.getByRole("link", { name: "Download" }).click();
  await expect(entry).toContainText("File is gone");
  expect(page.url()).toBe(`${product.url}/exports`);
  await entry.getByRole("button", { name: "Try again" }).click();
  await expect(entry).toContainText("Ready", { timeout: 90_000 });
});

test("a chart and the ranking of app users leave by a key, and a view by itself every day", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/?range=7d`);
  await page.getByRole("button", { name: "Export" }).click();
  const chart = page.getByRole("dialog", { name: "Export the buckets of this chart" });
  const [buckets] = await Promise.all([
    page.waitForEvent("download"),
    chart.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(buckets.suggestedFilename()).toMatch(/^series-model-/);
  await page.goto(`${product.url}/users?range=7d`);
  await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Export this ranking" });
  await expect(dialog).toContainText("1 group");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toMatch(/# rows=1 unpricedRequests=0 cost=0\.\d+ requests=\d+ /);
  expect(text).not.toContain("minji");

  await page.goto(`${product.url}/requests?range=7d&feature=summary`);
  await openDialog(page);
  const repeating = page.getByRole("dialog");
  await repeating.getByRole("button", { name: /What/ }).click();
  await page.getByRole("option", { name: "Sums by model" }).click();
  const [sums] = await Promise.all([
    page.waitForEvent("download"),
    repeating.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(sums.suggestedFilename()).toMatch(/^breakdown-model-/);
  await openDialog(page);
  await repeating.getByRole("button", { name: /When/ }).click();
  await page.getByRole("option", { name: "Every day" }).click();
  await repeating.getByLabel("Name").fill("Summaries");
  await repeating.getByRole("button", { name: "Schedule export" }).click();
  const schedule = page.getByRole("listitem").filter({ hasText: "Summaries · CSV" });
  await expect(schedule).toContainText("Next file");
  expect(await findSeriousFaults(page)).toEqual([]);
  await schedule.getByRole("button", { name: "Pause" }).click();
  await expect(schedule).toContainText("Paused");
  expect(complaints).toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone in Korean the list and the dialog can be read and used: ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ locale: "ko-KR", colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/exports`);
    const entry = page.getByRole("listitem").filter({ hasText: "요청 Parquet" });
    await expect(entry).toContainText("완료");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/requests?range=7d`);
    await openDialog(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findSeriousFaults(page)).toEqual([]);
    await context.close();
  });
}
