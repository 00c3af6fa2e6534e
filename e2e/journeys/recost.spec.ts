import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

const CREATE_PRICE = "mutation ($input: PriceInput!) { createPrice(input: $input) { id } }";
/** A re-cost waits until every server knows the prices, some seconds at most. */
const UNTIL_DONE = { timeout: 30_000 };

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const event = { provider: "acme", feature: "summary", userId: "minji", inputTokens: 1_000_000, outputTokens: 0 };
  await ledger.send([
    { ...event, id: "a", model: "acme-1" },
    { ...event, id: "b", model: "acme-1" },
    { ...event, id: "c", model: "gemini-2.5-flash", provider: "google" },
  ]);
});

test.afterAll(() => product.stop());

/** An own price of `usd` for a million tokens of any kind, since ever or from an instant on. */
async function price(page: Page, usd: string, effectiveFrom: string | null = null): Promise<void> {
  const rates = ["INPUT", "OUTPUT"].map((tokenClass) => ({ tokenClass, usdPerMillion: usd }));
  await askServer(page, CREATE_PRICE, { input: { provider: "acme", model: "acme-1", rates, effectiveFrom } });
}

async function apply(page: Page, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Apply…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Apply this re-cost" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
}

const costTile = (page: Page) => page.getByRole("button", { name: /^Cost / });

test("a new own price is previewed, applied and undone, and the total follows", async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = watchConsole(page);
  await signIn(page, product);
  await expect(costTile(page)).toContainText("≥ $0.30");
  await price(page, "2");

  await page.goto(`${product.url}/prices/recost?model=acme-1&unpricedOnly=1`);
  const figures = page.getByRole("group", { name: "What would change" });
  await expect(figures).toContainText("of 2");
  await expect(figures).toContainText("—");
  await expect(figures).toContainText("+$4.00");
  await expect(page.getByText("2 requests get a price for the first time.")).toBeVisible();
  await page.getByRole("radio", { name: "By model" }).click();
  await expect(page.getByRole("row", { name: /acme-1.* 2 — \$4\.00 \+\$4\.00/ })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Apply…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Say why.")).toBeVisible();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await apply(page, "acme sent its price list");
  const recost = page.getByRole("listitem").filter({ hasText: "acme sent its price list" });
  await expect(recost.getByText("Done", { exact: true })).toBeVisible(UNTIL_DONE);
  await expect(recost).toContainText("2 requests changed: +$4.00");

  await page.goto(product.url);
  await expect(costTile(page)).toContainText("$4.30");
  await expect(costTile(page)).not.toContainText("≥");

  await page.goto(`${product.url}/prices/recost`);
  await recost.getByRole("button", { name: "Undo…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Undo this re-cost" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("it was last year's list");
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(recost.getByText("Undone", { exact: true })).toBeVisible(UNTIL_DONE);
  await page.goto(product.url);
  await expect(costTile(page)).toContainText("≥ $0.30");
  expect(complaints).toEqual([]);
});

test("prices that change after the preview are not applied unseen", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/prices/recost?model=acme-1`);
  const figures = page.getByRole("group", { name: "What would change" });
  await expect(figures).toContainText("$4.00");
  await price(page, "3", new Date(Date.now() - 3_600_000).toISOString());
  await apply(page, "too late");
  await expect(page.getByText("Something changed since the preview, so nothing was applied.")).toBeVisible();
  await expect(figures).toContainText("$6.00");
  await expect(page.getByRole("listitem").filter({ hasText: "too late" })).toHaveCount(0);
});

for (const [locale, colorScheme] of [
  ["en-US", "light"],
  ["en-US", "dark"],
  ["ko-KR", "light"],
  ["ko-KR", "dark"],
] as const) {
  test(`everybody can use the pages about prices: ${locale}, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, colorScheme });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/prices/what-if?model=gemini-2.5-flash&target=google,gemini-2.5-pro`);
    await expect(page.getByRole("group", { name: /^(Now and then|현재와 가정)$/ })).toContainText("$2.50");
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/prices/radar`);
    await expect(page.getByText(/^(No announced change concerns you|해당하는 예고가 없습니다)$/)).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/prices/recost`);
    await page.getByRole("button", { name: /^(Preview|미리 보기)$/ }).click();
    await expect(page.getByRole("group", { name: /^(What would change|바뀌는 내용)$/ })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/prices/lab`);
    await page.getByRole("button", { name: "Gemini" }).click();
    await expect(page.getByRole("heading", { name: /^(Cost|비용): \$0\.00644$/ })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}
