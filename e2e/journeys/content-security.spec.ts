import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

test("the console needs nothing that its content security policy forbids", async ({ page }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/content security policy|permissions policy|violat/i.test(message.text())) refused.push(message.text());
  });
  await signIn(page, product);
  for (const path of ["/requests", "/prices", "/"]) {
    await page.goto(`${product.url}${path}`);
    await expect(page.getByRole("main")).toBeVisible();
  }
  // A popover is positioned by style attributes, and its button brings a style element.
  await page.getByRole("button", { name: "Language and theme" }).click();
  await expect(page.getByRole("menu").or(page.getByRole("dialog")).first()).toBeVisible();
  const style = page.locator("style").first();
  await expect(style).toBeAttached();
  expect(await style.evaluate((element: HTMLStyleElement) => element.sheet?.cssRules.length ?? 0)).toBeGreaterThan(0);
  expect(refused).toEqual([]);
});
