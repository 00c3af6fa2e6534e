import { createTokenledger } from "@tokenledger/client";
import { expect, test, type Page } from "@playwright/test";
import { askServer } from "../support/ask-server.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findCutAmounts } from "../support/find-cut-amounts.ts";
import { recordHistory } from "../support/record-history.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

const WIDTHS = [360, 390, 768, 1024, 1280, 1440] as const;
const RANGE = "90d";

/** As long as names may be. */
const LONG_MODEL = `${"long-model-name-".repeat(7)}2026-11-27-final`;
const LONG_FEATURE = `${"long-feature-name-".repeat(3)}to-the-end`;

let product: Product;

test.describe.configure({ mode: "serial", timeout: 240_000 });

test.beforeAll(async () => {
  product = await startProduct();
  await recordHistory(product);
  // What has no price makes every sum a lower bound, and its text longer.
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const event = { provider: "google", userId: "minji", feature: LONG_FEATURE, inputTokens: 10 } as const;
  await ledger.send([
    { ...event, id: "unpriced", model: LONG_MODEL, outputTokens: 1 },
    // Enough for a sum of twelve digits by the largest rate there is.
    ...Array.from({ length: 20 }, (_, index) => ({
      ...event,
      id: `dear ${index}`,
      model: "gemini-2.5-pro",
      outputTokens: 900_000,
    })),
  ]);
});

test.afterAll(() => product.stop());

/** Shows what is spent in all as this amount of a currency. */
async function showAs(page: Page, currency: string, amount: number): Promise<void> {
  const answer = await askServer(page, `{ usageTotals(filter: { range: { preset: "${RANGE}" } }) { cost } }`, {});
  const cost = Number(/"cost":"([\d.]+)"/.exec(JSON.stringify(answer))?.[1]);
  const rate = { currency, validOn: "2026-01-01", perUsd: (amount / cost).toFixed(4), source: "test" };
  await askServer(page, "mutation ($rate: ExchangeRateInput!) { setExchangeRate(input: $rate) { id } }", { rate });
  await askServer(page, "mutation ($currency: String!) { setDisplayCurrency(currency: $currency) { currency } }", {
    currency,
  });
}

for (const { currency, amount } of [
  { currency: "KRW", amount: 33_193_041 },
  { currency: "KRW", amount: 3_319_877_664 },
  { currency: "CAD", amount: 123_456_789_012.34 },
]) {
  test(`no amount is cut or leaves its card with ${amount} ${currency}`, async ({ page }) => {
    await signIn(page, product);
    await showAs(page, currency, amount);
    for (const path of ["/", "/users", "user", "/savings"]) {
      if (path === "user")
        await page.getByRole("main").getByRole("table").or(page.getByRole("grid")).getByRole("link").first().click();
      else await page.goto(`${product.url}${path}?range=${RANGE}`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect(page.getByText(/[₩$]\d/).first()).toBeVisible();
        await page.waitForLoadState("networkidle");
        expect.soft(await findCutAmounts(page), `${path} at ${width}`).toEqual([]);
      }
    }
  });
}

test("the longest name of a model leaves the numbers of Efficiency in sight, also on paper", async ({ page }) => {
  await signIn(page, product);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${product.url}/savings?range=${RANGE}`);
  const table = page.getByRole("table", { name: "Efficiency" });
  const name = table.getByRole("rowheader", { name: LONG_MODEL });
  await expect(name.getByTitle(LONG_MODEL)).toBeVisible();
  expect(await table.evaluate((one) => one.scrollWidth <= (one.parentElement?.clientWidth ?? 0))).toBe(true);

  await page.goto(`${product.url}/savings/print?range=${RANGE}`);
  await page.setViewportSize({ width: 704, height: 900 });
  await expect(name).toBeVisible();
  const lines = await table.getByRole("cell").evaluateAll((cells) =>
    cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
    }),
  );
  expect(Math.max(...lines)).toBe(1);
  expect(await table.evaluate((one) => one.scrollWidth <= (one.parentElement?.clientWidth ?? 0))).toBe(true);
});

test("the longest names make no page scroll sideways", async ({ page }) => {
  await signIn(page, product);
  for (const path of ["/?by=model", `/?by=feature&model=${LONG_MODEL}`, "/requests", "/users", "/savings"]) {
    await page.goto(`${product.url}${path}${path.includes("?") ? "&" : "?"}range=${RANGE}`);
    await page.waitForLoadState("networkidle");
    await expect(page.getByRole("main")).toContainText(/\d/);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // A chart follows its box a frame later.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: `${path} at ${width}` })
        .toBeLessThanOrEqual(width);
    }
  }
});
