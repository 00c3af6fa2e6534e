import { expect, test } from "@playwright/test";
import { BOOTSTRAP_API_KEY, ADMIN_EMAIL } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

test("somebody who cannot sign in is told so and sees nothing", async ({ page }) => {
  await page.goto(product.url);
  await page.getByRole("textbox", { name: "E-mail" }).fill(ADMIN_EMAIL);
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
});

test("a newcomer looks around with demo data and removes it in one click", async ({ page }) => {
  // Filling takes half a minute where browser and database share two busy cores.
  test.setTimeout(150_000);
  await signIn(page, product);
  await expect(page.getByRole("heading", { name: "Record your first request" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Fill with demo data" }).click();
  const banner = page.getByRole("region", { name: "Demo data" });
  await expect(banner.getByRole("button", { name: "Remove" })).toBeEnabled({ timeout: 120_000 });
  await expect(page.getByRole("group", { name: "Key figures" })).toContainText("unpriced", { timeout: 15_000 });

  await banner.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove demo data" }).click();
  await expect(page.getByRole("heading", { name: "Record your first request" })).toBeVisible({ timeout: 20_000 });
});

test("a newcomer runs the command on the page and sees the first number", async ({ page, request }) => {
  await signIn(page, product);
  const command = await page
    .getByText(/curl .*\/v1\/usage/s)
    .first()
    .textContent();
  const body = /-d '(.*)'/s.exec(command ?? "")?.[1] ?? "";
  const answer = await request.post(`${product.url}/v1/usage`, {
    headers: { Authorization: `Bearer ${BOOTSTRAP_API_KEY}`, "Content-Type": "application/json" },
    data: body,
  });
  expect(await answer.json()).toMatchObject({ accepted: 1, rejected: [], ignoredFields: [] });
  await expect(page.getByRole("button", { name: /^Requests 1\b/ })).toBeVisible({ timeout: 5_000 });
});
