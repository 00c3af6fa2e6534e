import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { addMember, ANALYST } from "../support/add-member.ts";
import { ageSessions } from "../support/age-sessions.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

const OUTSIDE_ID = "minji-4711";
const REASON = "Ticket 4711: wants their data";
const EVENT = { provider: "google", model: "gemini-2.5-flash", feature: "summary", outputTokens: 10 } as const;
const PSEUDONYM = /^[a-z]+-[0-9A-Z]{4}$/;

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  await createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY }).send([
    { ...EVENT, id: "a", userId: OUTSIDE_ID, inputTokens: 1_000_000 },
    { ...EVENT, id: "b", userId: OUTSIDE_ID, inputTokens: 2_000, status: "error" },
    { ...EVENT, id: "c", userId: "junho", inputTokens: 3_000 },
    { ...EVENT, id: "d", inputTokens: 4_000 },
  ]);
  await addMember(browser, product, ANALYST);
});

test.afterAll(() => product.stop());

/** The page of the app user that costs most, and the pseudonym. */
async function openFirst(page: Page): Promise<string> {
  await page.goto(`${product.url}/users`);
  const first = page.getByRole("link", { name: PSEUDONYM }).first();
  const pseudonym = await first.innerText();
  await first.click();
  await expect(page.getByRole("heading", { level: 2, name: pseudonym })).toBeVisible();
  return pseudonym;
}

async function reveal(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Reveal identity…" }).click();
  const dialog = page.getByRole("alertdialog", { name: /^Reveal/ });
  await dialog.getByRole("textbox", { name: "Reason" }).fill(REASON);
  await dialog.getByRole("button", { name: "Reveal" }).click();
}

/** What the audit log has of an action, as text. */
async function auditOf(page: Page, action: string): Promise<string> {
  const query =
    "query ($actions: [String!]) { auditEntries(filter: { actions: $actions }) { nodes { action actor reason targetName changes { field before after } } } }";
  return JSON.stringify(await askServer(page, query, { actions: [action] }));
}

test("an analyst sees pseudonyms, and cannot learn who they are", async ({ page }) => {
  const complaints = watchConsole(page);
  await page.goto(`${product.url}/users`);
  await giveCredentials(page, ANALYST);
  await expect(page.getByRole("link", { name: PSEUDONYM })).toHaveCount(2);
  await expect(page.getByRole("row", { name: /without app user Send userId/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /outside id/ })).toHaveCount(0);
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await expect(page.getByRole("button", { name: /^Reveal identity/ })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Erase identity/ })).toBeDisabled();
  await expect(page.getByText("needs the role Administrator").filter({ visible: true }).first()).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  const id = /\d+$/.exec(page.url())?.[0];
  const call = 'mutation ($id: ID!) { revealAppUser(id: $id, reason: "I would like to know") { externalId } }';
  await expect(askServer(page, call, { id })).rejects.toThrow(/FORBIDDEN/);
  expect(await page.content()).not.toContain(OUTSIDE_ID);
  expect(complaints).toEqual([]);
});

test("what one app user used is told of them alone, and leads to their requests and back", async ({ page }) => {
  await signIn(page, product);
  const top = page.getByRole("region", { name: "Top app users by cost" });
  await expect(top.getByRole("button", { name: /^without app user/ })).toBeVisible();
  await top
    .getByRole("link", { name: /^[a-z]+-[0-9A-Z]{4}/ })
    .first()
    .click();
  const figures = page.getByRole("group", { name: "Key figures" });
  await expect(figures.getByRole("button", { name: /^Requests\s*2/ })).toBeVisible();
  await expect(figures.getByText("50% of requests")).toBeVisible();
  await page.getByRole("link", { name: "All requests (2)" }).click();
  await expect(page).toHaveURL(/\/requests\?user=\d+$/);
  await expect(page.getByText(/^2 requests/)).toBeVisible();
  await page.getByRole("grid").getByRole("link", { name: PSEUDONYM }).first().click();
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await page.getByRole("link", { name: "All app users" }).first().click();
  await expect(page.getByRole("link", { name: PSEUDONYM })).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL(/\/users\/\d+$/);
});

test("an app user is found by a part of the pseudonym, and by the outside id with a reason", async ({ page }) => {
  await alreadySignedIn(page, product);
  const pseudonym = await openFirst(page);
  await page.goto(`${product.url}/users`);
  await page.getByRole("button", { name: "Find an app user" }).click();
  await page.getByRole("searchbox", { name: "Pseudonym or id" }).fill(pseudonym.slice(-4));
  await page.getByRole("option", { name: pseudonym }).click();
  await expect(page.getByRole("heading", { level: 2, name: pseudonym })).toBeVisible();

  await page.goto(`${product.url}/users`);
  await page.getByRole("button", { name: "Find by outside id…" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Find by outside id" });
  await dialog.getByRole("textbox", { name: "Outside id" }).fill("nobody");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("too short");
  await dialog.getByRole("button", { name: "Find" }).click();
  await expect(dialog.getByText("Say it in at least 10 characters.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Reason" }).fill(REASON.slice(0, 20));
  await dialog.getByRole("button", { name: "Find" }).click();
  await expect(dialog.getByRole("alert")).toContainText("No app user of this project has this id.");
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("textbox", { name: "Outside id" }).fill(OUTSIDE_ID);
  await dialog.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("heading", { level: 2, name: pseudonym })).toBeVisible();
  expect(page.url()).not.toContain(OUTSIDE_ID);
  expect(await page.content()).not.toContain(OUTSIDE_ID);
  expect(await auditOf(page, "appUser.find")).not.toContain(OUTSIDE_ID);
});

test("an administrator reveals with a reason, and the identity hides with the page, the tab and the time", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  const pseudonym = await openFirst(page);
  await ageSessions(product);
  await reveal(page);
  const confirm = page.getByRole("dialog", { name: "Confirm that it is you" });
  await confirm.getByRole("textbox", { name: "Password" }).fill(ADMIN_PASSWORD);
  await confirm.getByRole("button", { name: "Confirm" }).click();
  const shown = page.getByRole("region", { name: "Identity shown" });
  await expect(shown.getByText(OUTSIDE_ID)).toBeVisible();
  await expect(shown.getByRole("timer")).toHaveText(/^4:5\d$/);
  expect(await findSeriousFaults(page)).toEqual([]);
  const kept = await page.evaluate(() =>
    JSON.stringify([
      document.title,
      location.href,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      history.state,
    ]),
  );
  expect(kept).not.toContain(OUTSIDE_ID);

  await shown.getByRole("link", { name: "Entry in the audit log" }).click();
  await expect(page).toHaveURL(/\/audit\?about=appUser/);
  await expect(page.getByRole("row", { name: new RegExp(REASON) })).toHaveCount(1);
  await expect(page.getByText(OUTSIDE_ID)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: pseudonym })).toBeVisible();
  await expect(page.getByText(OUTSIDE_ID)).toHaveCount(0);

  await reveal(page);
  await expect(shown).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
  });
  await expect(shown).toBeHidden();

  await page.clock.install();
  await reveal(page);
  await expect(shown).toBeVisible();
  await page.clock.fastForward("05:01");
  await expect(shown).toBeHidden();

  const log = await auditOf(page, "appUser.reveal");
  expect(log).toContain(REASON);
  expect(log).toContain(pseudonym);
  expect(log).not.toContain(OUTSIDE_ID);
  expect(complaints).toEqual([]);
});

test("an erased identity cannot be revealed any more, and its sums stay", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  const pseudonym = await openFirst(page);
  await page.getByRole("button", { name: "Erase identity…" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Erase the identity of ${pseudonym}` });
  await dialog.getByRole("textbox", { name: `Type ${pseudonym} to confirm` }).fill("somebody-else");
  await dialog.getByRole("textbox", { name: "Reason" }).fill(REASON);
  await dialog.getByRole("button", { name: "Erase for ever" }).click();
  await expect(dialog.getByText("It is written differently.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("textbox", { name: `Type ${pseudonym} to confirm` }).fill(pseudonym);
  await dialog.getByRole("button", { name: "Erase for ever" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Erased on /)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Reveal identity/ })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^Requests\s*2/ })).toBeVisible();

  const id = /\d+$/.exec(page.url())?.[0];
  const call = 'mutation ($id: ID!) { revealAppUser(id: $id, reason: "I would like to know") { externalId } }';
  await expect(askServer(page, call, { id })).rejects.toThrow(/erased/);
  expect(await auditOf(page, "appUser.erase")).not.toContain(OUTSIDE_ID);
  expect(complaints).toEqual([]);
});

test("more app users come in pages, and Back returns to the one that was left", async ({ page }) => {
  await createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY }).send(
    Array.from({ length: 60 }, (_, place) => ({
      ...EVENT,
      id: `many-${place}`,
      userId: `many-${place}`,
      inputTokens: 100 + place,
    })),
  );
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/users`);
  await page.getByRole("button", { name: "Show more" }).click();
  const links = page.getByRole("link", { name: PSEUDONYM });
  await expect(links).toHaveCount(62);
  const last = await links.last().innerText();
  await links.last().click();
  await expect(page.getByRole("heading", { level: 2, name: last })).toBeVisible();
  await page.goBack();
  await expect(page.getByText("63 of 63 rows")).toBeVisible();
  await expect(links.last()).toBeInViewport();
});

for (const [locale, colorScheme] of [
  ["en-US", "dark"],
  ["ko-KR", "light"],
  ["ko-KR", "dark"],
] as const) {
  test(`everybody can use the pages about app users: ${locale}, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(120_000); // two pages are examined
    const context = await browser.newContext({ locale, colorScheme });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/users?sort=-output`);
    const link = page.locator("[data-app-user]").first();
    await expect(link).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await link.click();
    await expect(page.getByRole("table", { name: /^(Latest requests|최근 요청)$/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.goto(`${product.url}/users/999999`);
    await expect(page.getByText(/^(No such app user|앱 사용자를 찾을 수 없습니다)$/)).toBeVisible();
    expect(complaints).toEqual([]);
    await context.close();
  });
}
