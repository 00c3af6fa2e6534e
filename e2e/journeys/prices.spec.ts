import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { proposePrices } from "../support/propose-prices.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

// Starting takes its time where browser and database share two busy cores.
test.describe.configure({ mode: "serial", timeout: 150_000 });

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const used = { userId: "minji", inputTokens: 1_000_000, outputTokens: 100_000 };
  await ledger.send([
    { ...used, id: "priced", provider: "google", model: "gemini-2.5-flash" },
    { ...used, id: "unpriced", provider: "in-house", model: "korean-7b" },
    { ...used, id: "unpriced-too", provider: "in-house", model: "korean-7b" },
  ]);
});

test.afterAll(() => product.stop());

async function openPrices(page: Page): Promise<void> {
  await signIn(page, product);
  await page.getByRole("link", { name: /^(Prices|단가)$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^(Prices|단가)$/ })).toBeVisible();
}

test("a model without a price gets one from the list of those that lack it", async ({ page }) => {
  const complaints = watchConsole(page);
  await openPrices(page);
  const inbox = page.getByRole("region", { name: "Models without a price", exact: true }).first();
  await expect(inbox).toContainText("1 model without a price: 2 requests are in no cost.");
  await expect(inbox).toContainText("No price knows this provider.");
  expect(await findSeriousFaults(page)).toEqual([]);

  await inbox.getByRole("button", { name: "Set price" }).click();
  const form = page.getByRole("dialog", { name: "New price" });
  await expect(form.getByLabel("Model")).toHaveValue("korean-7b");
  await form.getByLabel("Input", { exact: true }).fill("0,1");
  await form.getByLabel("Output", { exact: true }).fill("0.4");
  await form.getByRole("button", { name: "Save price" }).click();
  await expect(form.getByText("Write an amount with a point for decimals, such as 0.075.")).toBeVisible();
  await expect(form.getByLabel("Input", { exact: true })).toBeFocused();
  expect(await findSeriousFaults(page)).toEqual([]);
  await form.getByLabel("Input", { exact: true }).fill("0.1");
  await form.getByRole("button", { name: "Save price" }).click();
  await expect(form).toBeHidden();

  const offer = page.getByRole("region", { name: "Price saved" });
  await expect(offer).toContainText("2 requests from before still have no cost.");
  const day = /range=(\d{4}-\d\d-\d\d)\.\.\1&/;
  await expect(offer.getByRole("link", { name: "Re-cost them…" })).toHaveAttribute("href", day);
  await expect(offer.getByRole("link")).toHaveAttribute("href", /model=korean-7b&provider=in-house&unpricedOnly=1/);
  const waiting = inbox.getByRole("row", { name: /^korean-7b in-house/ });
  await expect(waiting).toContainText("It has a price by now.", { timeout: 10_000 });
  await expect(inbox).toContainText("1 model has a price by now: 2 requests wait for a re-cost.");
  await expect(waiting.getByRole("link", { name: "Re-cost them…" })).toHaveAttribute("href", day);
  const row = page.getByRole("row", { name: /^korean-7b in-house/ }).last();
  await expect(row).toContainText("$0.10");
  await expect(row).toContainText("Own price");
  expect(complaints).toEqual([]);
});

test("an own price has a timeline and can be retired with a reason", async ({ page }) => {
  await openPrices(page);
  await page.getByRole("link", { name: "korean-7b" }).click();
  await expect(page.getByRole("button", { name: /^\$0\.10 \/ \$0\.40 per 1M input \/ output/ })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Retire…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Retire this price?" });
  await dialog.getByRole("button", { name: "Retire" }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("A typing mistake");
  await dialog.getByRole("button", { name: "Retire" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /, retired$/ })).toBeVisible();
});

test("prices that came with a new version are in force once an administrator accepts them", async ({ page }) => {
  await proposePrices(product);
  await openPrices(page);
  const notice = page.getByRole("region", { name: "New price list" });
  await expect(notice).toContainText("1 of your models changes.");
  await notice.getByRole("link", { name: "Review changes" }).click();

  const changed = page.getByRole("row", { name: /^gemini-2\.5-flash google used/ });
  await expect(changed).toContainText(/Input\s*before\s*\$0\.30\s*after\s*\$0\.35\s*▲ 16\.7%/);
  await expect(page.getByRole("row", { name: /^gemini-4-flash google/ })).toContainText("added");
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Accept" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Accept these prices?" });
  await expect(dialog).toContainText("Requests that are recorded keep their cost until somebody re-costs them.");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await expect(notice).toBeHidden();
  await page.getByRole("link", { name: "All prices" }).click();
  await expect(page.getByRole("row", { name: /^gemini-2\.5-flash google/ })).toContainText("$0.35");
});

test("amounts are read in won by a dated rate, and stay in dollars underneath", async ({ page }) => {
  const complaints = watchConsole(page);
  await openPrices(page);
  await page.getByRole("link", { name: "Display currency" }).click();
  await page.getByRole("button", { name: "Add rate" }).click();
  const form = page.getByRole("dialog", { name: "Add rate" });
  await form.getByLabel("1 USD is").fill("1,391.70");
  await form.getByLabel("Source").fill("Bank of Korea");
  await page.keyboard.press("Escape");
  const question = page.getByRole("alertdialog", { name: "Discard what you typed?" });
  await question.getByRole("button", { name: "Go on typing" }).click();
  await expect(question).toBeHidden();
  await expect(form.getByLabel("Source")).toHaveValue("Bank of Korea");
  expect(await findSeriousFaults(page)).toEqual([]);
  await form.getByRole("button", { name: "Save rate" }).click();
  await page.getByRole("radio", { name: /^KRW/ }).click();
  await expect(page.getByText("Amounts are now shown in KRW.")).toBeVisible();

  await page.getByRole("link", { name: "Overview" }).click();
  // 1M input at 0.30 and 100K output at 2.50: $0.55, times 1,391.70.
  const tile = page.getByRole("button", { name: /^Cost ≥ ₩765\b/ });
  await expect(tile).toBeVisible();
  await expect(tile.getByTitle("$0.55")).toBeVisible();
  await expect(page.getByRole("link", { name: /^1 USD = ₩1,391\.7 · / })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Language and theme" }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await expect(page.getByRole("button", { name: /^비용 ≥ ₩765\b/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
