import { expect, test, type Page } from "@playwright/test";
import { ageSessions } from "../support/age-sessions.ts";
import { askServer } from "../support/ask-server.ts";
import { signIn } from "../support/sign-in.ts";
import { startOpenIdProvider } from "../support/start-openid-provider.ts";
import { startProduct, type Product } from "../support/start-product.ts";

const BEA = "bea@example.com";
const INVITE = "mutation ($email: String!, $role: Role!) { inviteMember(email: $email, role: $role) { url } }";

let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let product: Product;

test.beforeAll(async () => {
  provider = await startOpenIdProvider("Company account");
  product = await startProduct(provider.settings);
  provider.serve(`${product.url}/auth/oidc/callback`);
});

test.afterAll(async () => {
  await product.stop();
  await provider.stop();
});

/** On the pages of the provider, which asks for consent the first time. */
async function proveToProvider(page: Page): Promise<void> {
  await page.locator('input[name="login"]').fill(BEA);
  await page.locator('input[name="password"]').fill("any");
  await page.locator('button[type="submit"]').click();
}

test("who has no password signs in with the provider, and confirms a sensitive act in another tab", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page, product);
  await askServer(page, INVITE, { email: BEA, role: "ADMIN" });

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(`${product.url}/settings/me`);
  await guest.getByRole("link", { name: "Sign in with Company account" }).click();
  await proveToProvider(guest);
  await guest.locator('button[type="submit"]').click();
  await guest.getByRole("heading", { level: 1, name: "My settings" }).waitFor();
  await expect(guest.getByText("You sign in with the provider of your organisation", { exact: false })).toBeVisible();

  await ageSessions(product);
  await guest.getByRole("link", { name: "Members" }).click();
  await guest.getByRole("button", { name: /Role of admin@example\.com/ }).click();
  await guest.getByRole("option", { name: "Auditor" }).click();
  await guest.getByRole("button", { name: "Change role" }).click();
  const dialog = guest.getByRole("dialog", { name: "Confirm that it is you" });
  const opened = context.waitForEvent("page");
  await dialog.getByRole("link", { name: "Sign in with Company account" }).click();
  const tab = await opened;
  await proveToProvider(tab);
  await tab.getByRole("heading", { level: 1, name: "It is you" }).waitFor();
  await expect(dialog).toBeHidden();
  await expect(guest.getByRole("button", { name: /Auditor.*Role of admin@example\.com/ })).toBeVisible();
  await context.close();
});
