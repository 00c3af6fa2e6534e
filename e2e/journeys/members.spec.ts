import { expect, test } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { ANALYST } from "../support/add-member.ts";
import { ageSessions } from "../support/age-sessions.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD, BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { inviteAnalyst } from "../support/invite-analyst.ts";
import { oneTimeCode } from "../support/one-time-code.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { signOut } from "../support/sign-out.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

const FORMER_PASSWORD = "seven lanterns drift north";
const OUTSIDE_ID = "minji-4711";
/** Another replica, or a socket, may take a moment to learn that access ended. */
const UNTIL_ENDED = { timeout: 30_000 };

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  await ledger.send([
    {
      id: "a",
      provider: "google",
      model: "gemini-2.5-flash",
      userId: OUTSIDE_ID,
      inputTokens: 1_000,
      outputTokens: 10,
    },
  ]);
});

test.afterAll(() => product.stop());

test("an invited analyst sees usage with pseudonyms, and no settings but their own", async ({ page, browser }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  const link = await inviteAnalyst(page, product, ANALYST.email);
  await expect(page.getByRole("row", { name: /ana@example\.com Analyst admin@example\.com/ })).toBeVisible();

  const context = await browser.newContext();
  const guest = await context.newPage();
  const guestComplaints = watchConsole(guest);
  await guest.goto(link);
  await expect(guest.getByText("You are invited as Analyst.")).toBeVisible();
  expect(guest.url()).toBe(`${product.url}/invite`);
  expect(await findSeriousFaults(guest)).toEqual([]);
  await guest.getByRole("textbox", { name: "Name" }).fill("Ana");
  await guest.getByRole("textbox", { name: "New password" }).fill("too short");
  await guest.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(guest.getByText("It is too short.")).toBeVisible();
  await guest.getByRole("textbox", { name: "New password" }).fill(FORMER_PASSWORD);
  await guest.getByRole("button", { name: "Accept and sign in" }).click();

  await guest.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await guest.getByRole("link", { name: "Requests" }).click();
  await expect(guest.getByText(/^[a-z]+-[0-9A-Z]{4}$/).filter({ visible: true })).toHaveCount(1);
  await expect(guest.getByText(OUTSIDE_ID)).toHaveCount(0);
  await expect(guest.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await guest.getByRole("link", { name: "Settings" }).click();
  await guest.getByRole("heading", { level: 1, name: "My settings" }).waitFor();
  await expect(guest.getByRole("navigation", { name: "Settings" }).getByRole("link")).toHaveText(["My settings"]);
  await guest.goto(`${product.url}/settings/members`);
  await expect(guest.getByText("This page needs the role Administrator.")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("row", { name: /^Ana ana@example\.com/ })).toBeVisible();
  await expect(page.getByText("Open invitations")).toHaveCount(0);
  await guest.goto(link);
  await expect(guest.getByText("This invitation does not work any more", { exact: false })).toBeVisible();
  expect([...complaints, ...guestComplaints]).toEqual([]);
  await context.close();
});

test("a changed password is the only one that opens the account, and common ones are refused", async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${product.url}/settings/me`);
  await giveCredentials(page, { ...ANALYST, password: FORMER_PASSWORD });
  await page.getByRole("textbox", { name: "Current password" }).fill("not the password");
  await page.getByRole("textbox", { name: "New password" }).fill("password1234");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("This is a common password", { exact: false })).toBeVisible();
  await page.getByRole("textbox", { name: "New password" }).fill(ANALYST.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The password is wrong.")).toBeVisible();
  await page.getByRole("textbox", { name: "Current password" }).fill(FORMER_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed.", { exact: false })).toBeVisible();

  await signOut(page);
  await giveCredentials(page, { ...ANALYST, password: FORMER_PASSWORD });
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  await giveCredentials(page, ANALYST);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  expect(complaints).toEqual([]);
});

test("somebody else who signs in where a session ended finds nothing of who was there before", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/me`);
  await page.getByRole("textbox", { name: "Name" }).fill("Half a name");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save name" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(ANALYST.email);
  await dialog.getByRole("textbox", { name: "Password" }).fill(ANALYST.password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Ana");
  await expect(page.getByText(ADMIN_EMAIL)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
});

test("a second step is set up, and signing in takes its code or a recovery code", async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${product.url}/settings/me`);
  await giveCredentials(page, ANALYST);
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: "QR code with the secret below" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  const secret = await dialog.locator("code").innerText();
  await dialog.getByRole("textbox", { name: "Code" }).fill(oneTimeCode(secret));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recoveryCode = await codes.first().innerText();
  await expect(page.getByRole("button", { name: "Done" })).toBeDisabled();
  await page.getByText("I stored them").click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "Turn off" })).toBeVisible();

  await signOut(page);
  await giveCredentials(page, ANALYST);
  await expect(page.getByText("ana@example.com signs in in two steps.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  const next = oneTimeCode(secret, 1);
  await page.getByRole("textbox", { name: "Code" }).fill(`${next.slice(0, 3)} ${next.slice(3)}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();

  await signOut(page);
  await giveCredentials(page, ANALYST);
  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code is wrong, or was used already.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill(recoveryCode);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  expect(complaints).toEqual([]);
});

test("who signed in long ago confirms a sensitive act, and it goes on from there", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/members`);
  await ageSessions(product);
  await page.getByRole("button", { name: /Role of ana@example\.com/ }).click();
  await page.getByRole("option", { name: "Auditor" }).click();
  const act = page.getByRole("alertdialog", { name: "Change role" });
  await act.getByRole("button", { name: "Change role" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(dialog).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(act.getByText("Not done: you did not confirm that it is you.")).toBeVisible();

  await act.getByRole("button", { name: "Change role" }).click();
  await dialog.getByRole("textbox", { name: "Password" }).fill("not the password");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("The password is wrong.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Password" }).fill(ADMIN_PASSWORD);
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toBeHidden();
  await expect(act).toBeHidden();
  await expect(page.getByRole("button", { name: /Auditor.*Role of ana@example\.com/ })).toBeVisible();
});

test("the last administrator keeps the role, and the menu says why", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/members`);
  await page.getByRole("button", { name: `Actions for ${ADMIN_EMAIL}` }).click();
  const disable = page.getByRole("menuitem", { name: /^Disable/ });
  await expect(disable).toHaveAttribute("aria-disabled", "true");
  await expect(disable).toContainText("This is the last administrator.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Role of ${ADMIN_EMAIL}` }).click();
  await expect(page.getByRole("option", { name: "Analyst" })).toHaveAttribute("aria-disabled", "true");
});

test("a session that is ended elsewhere asks to sign in again, over the page that was open", async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/me`);
  const name = page.getByRole("textbox", { name: "Name" });
  await name.fill("Half a name");

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await alreadySignedIn(elsewhere, product);
  await elsewhere.goto(`${product.url}/settings/me`);
  await expect(elsewhere.getByText("this one")).toBeVisible();
  await elsewhere.getByRole("button", { name: "End all others" }).click();
  await expect(elsewhere.getByText(/sessions? ended$/i)).toBeVisible();

  await page.getByRole("button", { name: "Save name" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible(UNTIL_ENDED);
  await dialog.getByRole("textbox", { name: "Password" }).fill(ADMIN_PASSWORD);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue("Half a name");
  await context.close();
});

test("a disabled member cannot sign in until enabled again", async ({ page, browser }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/settings/members`);
  await page.getByRole("button", { name: "Actions for ana@example.com" }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Disable a member" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("on leave");
  await dialog.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByRole("row", { name: /^Ana .*Disabled since/ })).toBeVisible();

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(`${product.url}/sign-in`);
  await giveCredentials(guest, ANALYST);
  await expect(guest.getByText("E-mail or password is wrong.")).toBeVisible();
  await page.getByRole("button", { name: "Actions for ana@example.com" }).click();
  await page.getByRole("menuitem", { name: "Enable" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Enable" }).click();
  await expect(page.getByRole("row", { name: /^Ana .*Active/ })).toBeVisible();
  await giveCredentials(guest, ANALYST);
  await expect(guest.getByText("ana@example.com signs in in two steps.")).toBeVisible();
  await context.close();
});

for (const [locale, colorScheme] of [
  ["en-US", "light"],
  ["en-US", "dark"],
  ["ko-KR", "light"],
  ["ko-KR", "dark"],
] as const) {
  test(`everybody can use the pages about members: ${locale}, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(180_000); // seven pages are examined
    const context = await browser.newContext({ locale, colorScheme });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await page.goto(`${product.url}/sign-in?fault=cancelled`);
    await expect(page.getByRole("region", { name: /^(Sign-in failed|로그인 실패)$/ })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/invite`);
    await expect(page.getByRole("link")).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/signed-in-again`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/settings/members`);
    await expect(page.getByRole("rowheader", { name: /^Ana/ })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.getByRole("button", { name: /^(Invite|초대)$/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/settings/me`);
    await expect(page.getByText(/^(this one|현재 세션)$/)).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: /^(More|더 보기)$/ }).click();
    await expect(page.getByRole("menuitem", { name: /^(Settings|설정)$/ })).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test("who guesses passwords is told when to try again", async ({ page }) => {
  await page.goto(`${product.url}/sign-in`);
  const guess = { email: "nobody@example.com", password: "a wrong guess" };
  const refused = page.getByText(/^Too many wrong tries\. Try again in \d+ (seconds?|minutes?)\.$/);
  for (let tries = 0; tries < 40 && !(await refused.isVisible()); tries += 1) {
    await giveCredentials(page, guess);
    await expect(page.getByRole("alert")).toBeVisible();
  }
  await expect(refused).toBeVisible();
});
