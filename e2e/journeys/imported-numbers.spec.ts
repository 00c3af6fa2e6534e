import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { importTrace } from "../support/import-trace.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

const AIDER = "aider-2024-08_2025-02.jsonl";
const HISTORY = "?range=2024-08-01..2025-02-28";

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
  const report = await importTrace(product, AIDER, ["--project", "aider"]);
  expect(report).toContain("2,668");
});

test.afterAll(() => product.stop());

function record(model: string, inputTokens: number) {
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const event = { id: randomUUID(), provider: "google", model, feature: "summary", userId: "minji", inputTokens };
  return ledger.send([{ ...event, outputTokens: 100_000 }]);
}

test("an administrator signs in and sees the imported numbers", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/${HISTORY}`);
  await expect(page.getByRole("button", { name: /^Requests 2,668/ })).toBeVisible();
  await expect(page.getByRole("figure", { name: /^Cost, Aug 1, 2024 – Feb 28, 2025/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "By model", exact: true }).getByRole("button").first()).toContainText(
    "claude",
  );
  expect(complaints).toEqual([]);
});

test("a second import of the same file changes nothing", async ({ page }) => {
  const report = await importTrace(product, AIDER, ["--project", "aider"]);
  expect(report).toMatch(/duplicates\W+2,668/i);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/${HISTORY}`);
  await expect(page.getByRole("button", { name: /^Requests 2,668/ })).toBeVisible();
});

test("a request that is sent now moves tile and chart within two seconds, without a reload", async ({ page }) => {
  const complaints = watchConsole(page);
  await record("gemini-2.5-flash", 1_000_000);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/?range=7d`);
  const tile = page.getByRole("button", { name: /^Cost \$0\.55/ });
  await expect(tile).toBeVisible();
  await expect(page.getByRole("button", { name: "Live", exact: true })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));

  await record("gemini-2.5-flash", 1_000_000);
  const within = { timeout: 2_000 };
  await expect(page.getByRole("button", { name: /^Cost \$1\.10/ })).toBeVisible(within);
  await expect(page.getByRole("button", { name: /^gemini-2\.5-flash \$1\.10/ })).toBeVisible(within);
  await expect(page.getByRole("button", { name: /^Requests 2\b/ })).toBeVisible(within);
  expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
  expect(complaints).toEqual([]);
});

test("a filter stays after a reload, and the link shows the same to somebody else", async ({ page, browser }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/${HISTORY}`);
  const row = page.getByRole("region", { name: "By model", exact: true }).getByRole("button").first();
  const requests = page.getByRole("button", { name: /^Requests / });
  await expect(requests).toContainText("2,668");
  await row.click();
  await expect(page).toHaveURL(/model=claude/);
  await expect(requests).not.toContainText("2,668");
  const cost = await page.getByRole("button", { name: /^Cost / }).textContent();
  const amount = /\$[\d.]+/.exec(cost ?? "")?.[0] ?? "no amount";
  await page.reload();
  await expect(page.getByRole("button", { name: /^Cost / })).toContainText(amount);
  await expect(page.getByRole("button", { name: /^Model: claude/ })).toBeVisible();

  const other = await browser.newPage({ locale: "ko-KR" });
  await alreadySignedIn(other, product);
  await other.goto(page.url());
  await expect(other.getByRole("button", { name: /^비용 / })).toContainText(amount);
  await other.close();
});

test("requests are listed, and one opens with all its fields", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests${HISTORY}`);
  await expect(page.getByText(/2,668 requests/)).toBeVisible();
  await page.getByRole("row").nth(1).click();
  await expect(page).toHaveURL(/\/requests\/[^?]+\?.*projectId=\d+/);
  expect(complaints).toEqual([]);
});

for (const language of ["en-US", "ko-KR"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`everybody can use the pages: ${language}, ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ locale: language, colorScheme });
      const page = await context.newPage();
      const complaints = watchConsole(page);
      await signIn(page, product);
      for (const path of [`/${HISTORY}`, `/requests${HISTORY}`, `/${HISTORY}&view=table`]) {
        await page.goto(`${product.url}${path}`);
        await page.getByText("2,668").first().waitFor();
        expect(await findSeriousFaults(page)).toEqual([]);
      }
      await expect(page.locator("html")).toHaveAttribute("lang", language.slice(0, 2));
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
}
