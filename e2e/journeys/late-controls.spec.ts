import { expect, test, type Page } from "@playwright/test";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { recordHistory } from "../support/record-history.ts";
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
  await alreadySignedIn(page, product);
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

async function openWhole(page: Page): Promise<void> {
  const release = await openWithoutControls(page);
  release();
  await expect(page.getByRole("group", { name: "Filters" })).toBeVisible();
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

test("a page that is opened without a network says so in its place, and comes when the network is back", async ({
  page,
  context,
}) => {
  await openWhole(page);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Savings", exact: true }).click();
  await expect(page.getByText("This page could not be fetched")).toBeVisible();
  await expect(page.getByText("You are offline.")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByText("This page could not be fetched")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Savings report", level: 1 })).toBeVisible();
});

test("a page that the server did not send comes when the server answers again", async ({ page }) => {
  await openWhole(page);
  await page.route("**/assets/users-*", (route) => route.abort());
  await page.getByRole("link", { name: "App users", exact: true }).click();
  await expect(page.getByText("This page could not be fetched")).toBeVisible();
  await page.unroute("**/assets/users-*");
  await expect(page.getByRole("grid").or(page.getByRole("table")).first()).toBeVisible({ timeout: 30_000 });
});

test("filters and menus that do not come leave the page in its place", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.route("**/assets/controls-*.js", (route) => route.abort());
  await page.goto(product.url);
  await page.locator("figcaption").first().waitFor();
  await page.getByRole("button", { name: "Account" }).click();
  await expect(page.getByText("Parts of this page could not be fetched.")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("figcaption").first()).toBeVisible();
  await page.unroute("**/assets/controls-*.js");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("group", { name: "Filters" })).toBeVisible();
});
