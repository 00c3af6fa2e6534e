import { expect, test } from "@playwright/test";
import { recordHistory } from "../support/record-history.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
  await recordHistory(product);
});

test.afterAll(() => product.stop());

test("an answer that takes long can be given up by keyboard, and asked for again", async ({ page }) => {
  await signIn(page, product);
  await page.getByRole("region", { name: "By model", exact: true }).waitFor();
  const isHeld = (body: string | null) => body?.includes('"OverviewDetails"') === true;
  await page.route("**/graphql", (route) => (isHeld(route.request().postData()) ? undefined : route.continue()));
  await page.goto(`${product.url}/?range=yesterday`);
  const models = page.getByRole("region", { name: "By model", exact: true });
  const cancel = models.getByRole("button", { name: "Cancel" });
  await expect(cancel).toBeVisible({ timeout: 20_000 });

  await cancel.press("Enter");
  await expect(models.getByRole("alert")).toContainText("Cancelled.");
  const again = models.getByRole("button", { name: "Retry" });
  await expect(again).toBeFocused();
  await expect(page.getByRole("region", { name: "By feature" }).getByRole("alert")).toContainText("Cancelled.");

  await page.unroute("**/graphql");
  await again.press("Enter");
  await expect(models.getByRole("alert")).toHaveCount(0);
  await expect(models).toHaveAttribute("aria-busy", "false");
});
