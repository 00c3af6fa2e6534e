import { expect, test } from "@playwright/test";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { recordHistory } from "../support/record-history.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
  await recordHistory(product);
});

test.afterAll(() => product.stop());

test("of several chosen values one is left alone, by pointer and by Alt+Enter", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/`);
  await page.getByRole("group", { name: "Filters" }).waitFor();
  await page.keyboard.press("/");
  const option = (name: string) => page.getByRole("option", { name });
  const [first, second] = [option("gemini-2.5-flash"), option("gemini-2.5-pro")];
  await first.click();
  await second.click();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(second).toHaveAttribute("aria-selected", "true");

  await second.hover();
  await second.getByText("only", { exact: true }).click();
  await expect(first).toHaveAttribute("aria-selected", "false");
  await expect(second).toHaveAttribute("aria-selected", "true");

  await first.focus();
  await page.keyboard.press("Alt+Enter");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(second).toHaveAttribute("aria-selected", "false");
});
