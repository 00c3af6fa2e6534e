import { expect, test, type Page } from "@playwright/test";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { recordHistory } from "../support/record-history.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async () => {
  product = await startProduct();
  await recordHistory(product);
});

test.afterAll(() => product.stop());

/** Opens an Overview whose filters and menus are still on their way; returns what lets them arrive. */
async function openWithoutControls(page: Page): Promise<() => void> {
  await signIn(page, product);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/assets/controls-*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(product.url);
  await page.locator("figcaption").first().waitFor();
  return release;
}

for (const { key, opens } of [
  { key: "c", opens: "Date range" },
  { key: "/", opens: "Filter" },
]) {
  test(`${key} pressed before the filters are there opens them when they come`, async ({ page }) => {
    const release = await openWithoutControls(page);
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    release();
    await expect(page.getByRole("dialog", { name: opens })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
}

test("ranges are stepped through before the filters are there", async ({ page }) => {
  const release = await openWithoutControls(page);
  await page.keyboard.press("t");
  await expect(page).toHaveURL(/range=today/);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/range=yesterday/);
  release();
  await expect(page.getByRole("button", { name: "Yesterday" })).toBeVisible();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a menu that is asked for before it is there opens when it comes, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const release = await openWithoutControls(page);
    expect(await findSeriousFaults(page)).toEqual([]);
    const button = page.getByRole("button", { name: "Account" });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu")).toHaveCount(0);
    release();
    await expect(page.getByRole("menu", { name: "Account" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();
  });
}

test("a button that has the focus keeps it when its menu comes", async ({ page }) => {
  const release = await openWithoutControls(page);
  const button = page.getByRole("button", { name: "Language and theme" });
  await button.focus();
  release();
  await expect(page.getByRole("group", { name: "Filters" })).toBeVisible();
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: "Language and theme" })).toBeVisible();
});
