import { expect, test, type Page } from "@playwright/test";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { oneTimeCode } from "../support/one-time-code.ts";
import { giveCredentials } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

const ANALYST = { email: "ana@example.com", password: "four quiet words here" };

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

interface Held {
  /** Resolves when the server has been asked once. */
  readonly asked: Promise<void>;
  count(): number;
  release(): void;
}

/** Lets nothing of an operation through until it is released, as a slow network would. */
async function hold(page: Page, operation: string): Promise<Held> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let tell = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let times = 0;
  await page.route("**/graphql", async (route) => {
    if (route.request().postDataJSON()?.operationName === operation) {
      times += 1;
      tell();
      await released;
    }
    await route.continue();
  });
  return { asked, count: () => times, release };
}

test("Escape while an invitation is being made does not lose its link, and a second Enter makes no second one", async ({
  page,
  browser,
}) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/members`);
  const held = await hold(page, "InviteMember");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "E-mail" }).fill(ANALYST.email);
  await page.keyboard.press("Enter");
  await held.asked;
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Invite a member" })).toBeVisible();
  held.release();
  const link = page.getByRole("dialog", { name: `Invitation for ${ANALYST.email}` }).locator("code");
  await expect(link).toBeVisible();
  expect(held.count()).toBe(1);

  const guest = await browser.newPage();
  await guest.goto(await link.innerText());
  await guest.getByRole("textbox", { name: "Name" }).fill("Ana");
  await guest.getByRole("textbox", { name: "New password" }).fill(ANALYST.password);
  await guest.getByRole("button", { name: "Accept and sign in" }).click();
  await guest.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await guest.close();
});

test("Escape while the second step is being turned on does not lose the recovery codes", async ({ page }) => {
  await page.goto(`${product.url}/settings/me`);
  await giveCredentials(page, ANALYST);
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up two-step sign-in" });
  const secret = await dialog.locator("code").innerText();
  const enabling = await hold(page, "EnableSecondFactor");
  await dialog.getByRole("textbox", { name: "Code" }).fill(oneTimeCode(secret));
  await page.keyboard.press("Enter");
  await enabling.asked;
  await page.keyboard.press("Escape");
  enabling.release();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.keyboard.press("Escape");
  await page.getByText("I stored them").click();
  await page.getByRole("button", { name: "Done" }).click();

  await page.context().clearCookies();
  await page.goto(`${product.url}/sign-in`);
  await giveCredentials(page, ANALYST);
  const signingIn = await hold(page, "SignIn");
  await page.getByRole("textbox", { name: "Code" }).fill(oneTimeCode(secret, 1));
  await page.keyboard.press("Enter");
  await signingIn.asked;
  await page.keyboard.press("Enter");
  signingIn.release();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  // A code counts once: a second question with it would be one wrong try more.
  expect(signingIn.count()).toBe(1);
});
