import { expect, test } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { connectDatabase } from "../support/connect-database.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { verifyLedger } from "../support/verify-ledger.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const event = {
    provider: "google",
    model: "gemini-2.5-flash",
    userId: "minji",
    inputTokens: 1_000,
    outputTokens: 200,
  };
  await ledger.send([
    { ...event, id: "first" },
    { ...event, id: "second" },
  ]);
});

test.afterAll(() => product.stop());

async function spoilSums(): Promise<void> {
  const database = await connectDatabase(product);
  await database.query("update token_usage_stats set requests = requests + 40");
  await database.end();
}

test("an administrator hears of sums that drifted, in either language, and repairs them", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await expect(page.getByRole("button", { name: /^Requests 2\b/ })).toBeVisible();
  const banner = page.getByRole("region", { name: "Sums differ" });
  await expect(banner).toBeHidden();

  await spoilSums();
  expect(await verifyLedger(product)).toContain("1 differ (1 rollup rows");
  await page.reload();
  await expect(page.getByRole("button", { name: /^Requests 42\b/ })).toBeVisible();
  await expect(banner).toContainText("Sums of 1 day differ from the recorded requests.");
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Language and theme" }).click();
  await page.getByRole("menuitemradio", { name: "한국어" }).click();
  await page.getByRole("link", { name: "요청" }).click();
  const koreanBanner = page.getByRole("region", { name: "집계 불일치" });
  await expect(koreanBanner).toContainText("1개 날짜의 집계가 기록된 요청과 다릅니다.");
  await page.getByRole("link", { name: "개요" }).click();

  await koreanBanner.getByRole("button", { name: "복구" }).click();
  const dialog = page.getByRole("alertdialog", { name: "집계를 복구하시겠습니까?" });
  await expect(dialog).toContainText("기록된 요청을 바탕으로");
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "집계 복구" }).click();
  await expect(koreanBanner).toBeHidden();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /^요청 2\b/ })).toBeVisible();
  expect(await verifyLedger(product)).toContain("0 differ");
  expect(complaints).toEqual([]);
});
