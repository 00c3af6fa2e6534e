import { expect, test, type Browser, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { recordHistory } from "../support/record-history.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

const BEA = { email: "bea@example.com", password: "four quiet words here" };

let product: Product;

// Starting, and pressing Tab through a whole form, take their time where browser and database share two busy cores.
test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  product = await startProduct();
  await recordHistory(product);
  await makeSecondAdministrator(await browser.newPage());
  // Of the day that runs, also in the minute after midnight.
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const today = { provider: "google", model: "gemini-2.5-flash", inputTokens: 10_000, outputTokens: 100_000 };
  await ledger.send([{ ...today, id: "today", userId: "junho" }]);
});

test.afterAll(() => product.stop());

/** Bea, by the way that members come. */
async function makeSecondAdministrator(page: Page): Promise<void> {
  await signIn(page, product);
  const invite = "mutation ($email: String!) { inviteMember(email: $email, role: ADMIN) { url } }";
  const invited = await askServer(page, invite, { email: BEA.email });
  const token = /#([^"]+)"/.exec(JSON.stringify(invited))?.[1];
  await page.context().clearCookies();
  await askServer(
    page,
    'mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, name: "Bea", password: $password) { id } }',
    { token, password: BEA.password },
  );
  await page.context().close();
}

const UPDATE = `mutation($id: ID!, $version: Int!, $input: ThresholdInput!) {
  updateThreshold(id: $id, version: $version, input: $input) { id }
}`;

/** As Bea does, who has it open elsewhere. */
async function changeElsewhere(browser: Browser, path: string, limit: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(product.url);
  await giveCredentials(page, BEA);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  const id = path.split("/").at(-1);
  const answer = await askServer(page, "query($id: ID!) { threshold(id: $id) { version } }", { id });
  const version = /"version":(\d+)/.exec(JSON.stringify(answer))?.[1];
  const input = { scope: "EACH_USER", meter: "COST", period: "DAY", limit, levels: [50, 80, 90, 100] };
  await askServer(page, UPDATE, { id, version: Number(version), input });
  await page.context().close();
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }));
  await page.keyboard.press("Enter");
}

test("by keyboard alone a threshold is set on evidence, changed, taken back and muted", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await tabTo(page, page.getByRole("link", { name: "Thresholds", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Budgets & thresholds" })).toBeVisible();
  await expect(page.getByText("Nothing is watched yet")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await press(page, "New threshold");
  const form = page.getByRole("dialog", { name: "New threshold" });
  await tabTo(page, form.getByRole("textbox", { name: "Limit" }));
  await page.keyboard.type("0.3");
  const evidence = form.getByRole("region", { name: "What it would have done" });
  await expect(evidence).toContainText(/It would have fired \d+ times in the last 3\d days/);
  await expect(evidence).toContainText(/Most by [a-z]+-[0-9A-Z]{4} \(\d+\)/);
  await expect(evidence.getByRole("region", { name: "Caution" }).first()).toBeVisible();
  await tabTo(page, evidence.getByRole("button", { name: "Use it" }));
  await page.keyboard.press("Enter");
  const limit = form.getByRole("textbox", { name: "Limit" });
  await expect(limit).not.toHaveValue("0.3");
  await limit.press("Shift+Tab");
  await tabTo(page, form.getByRole("textbox", { name: "Add a level" }));
  await page.keyboard.type("90");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("group", { name: "Levels" })).toContainText(/50\s%\s*80\s%\s*90\s%\s*100\s%/);
  expect(await findSeriousFaults(page)).toEqual([]);
  await press(page, "Save threshold");
  await expect(form).toBeHidden();
  const row = page.getByRole("row", { name: /^Every app user/ });
  await expect(row).toContainText("50 · 80 · 90 · 100 %");
  const before = await row.getByRole("cell").first().innerText();

  await tabTo(page, row.getByRole("link", { name: "Every app user" }));
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog", { name: "Every app user · Cost · per day" });
  await tabTo(page, editor.getByRole("textbox", { name: "Limit" }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("25");
  await expect(editor.getByRole("region", { name: "Unsaved changes" })).toContainText(/Limit \$\d.* → \$25\.00/);
  await page.keyboard.press("Escape");
  const leaving = page.getByRole("alertdialog", { name: "Discard what you typed?" });
  await expect(leaving).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(leaving).toBeHidden();
  await tabTo(page, editor.getByRole("textbox", { name: "Limit" }));
  await page.keyboard.press("Enter");
  const question = page.getByRole("alertdialog", { name: "Save this change?" });
  await expect(question).toContainText("The limit rises to $25.00");
  await press(page, "Save");
  await expect(editor).toBeHidden();
  await expect(row).toContainText("$25.00");

  // The one of the newest change: that of making it may still be offered.
  await tabTo(page, page.getByRole("button", { name: "Undo", exact: true }).last());
  await page.keyboard.press("Enter");
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect(row.getByRole("cell").first()).toHaveText(before.replaceAll(/\s*\n\s*/g, ""));

  await tabTo(page, row.getByRole("button", { name: /^Actions for/ }));
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Mute for 1 hour" }).press("Enter");
  await expect(row).toContainText(/Muted until \d/);
  expect(complaints).toEqual([]);
});

test("where somebody else saved first, both versions are shown and mine can be kept", async ({ page, browser }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/thresholds`);
  await page.getByRole("link", { name: "Every app user" }).click();
  const editor = page.getByRole("dialog", { name: /^Every app user/ });
  const limit = editor.getByRole("textbox", { name: "Limit" });
  await limit.fill("0.7");
  await changeElsewhere(browser, new URL(page.url()).pathname, "0.9");
  const conflict = editor.getByRole("region", { name: "Somebody else saved first", exact: true }).first();
  await expect(conflict).toContainText("Bea changed it");
  await expect(conflict.getByRole("row", { name: "Limit $0.90 $0.70" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await conflict.getByRole("button", { name: "Use mine" }).click();
  await expect(editor).toBeHidden();
  await expect(page.getByRole("row", { name: /^Every app user/ })).toContainText("$0.70");

  await page.getByRole("link", { name: "Every app user" }).click();
  await editor.getByRole("radio", { name: "History" }).click();
  await expect(editor.getByRole("list", { name: "History" })).toContainText("Limit $0.90 → $0.70");
});

test.describe("on a phone, in Korean", () => {
  test.use({ locale: "ko-KR", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the editor is the page, nothing is cut off, and what is deleted can be brought back", async ({ page }) => {
    const complaints = watchConsole(page);
    await signIn(page, product);
    await expect(page.getByRole("region", { name: "한도" })).toBeVisible();
    await page.goto(`${product.url}/thresholds`);
    const link = page.getByRole("link", { name: "모든 앱 사용자 각각" });
    await expect(link).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await findSeriousFaults(page)).toEqual([]);
    await link.click();
    const editor = page.getByRole("dialog", { name: /^모든 앱 사용자 각각/ });
    await expect(editor.getByRole("region", { name: "지난 기간에 적용했다면" })).toContainText("알렸을 것입니다");
    expect((await editor.boundingBox())?.width).toBe(390);
    expect(await findSeriousFaults(page)).toEqual([]);
    await editor.getByRole("button", { name: "닫기" }).click();
    await expect(editor).toBeHidden();

    await page.getByRole("button", { name: /작업$/ }).click();
    await page.getByRole("menuitem", { name: "삭제…" }).click();
    const question = page.getByRole("alertdialog", { name: "이 임계값을 삭제할까요?" });
    const typed = question.getByRole("textbox");
    await expect(typed).toBeVisible();
    await question.getByRole("button", { name: "삭제" }).click();
    await expect(question.getByText("입력한 내용이 다릅니다.")).toBeVisible();
    const wanted = (await question.locator("label").innerText()).trim();
    const name = /#\d+/.exec(wanted)?.[0] ?? "";
    await typed.fill(name);
    await question.getByRole("button", { name: "삭제" }).click();
    await expect(page.getByText("아직 지켜보는 것이 없습니다")).toBeVisible();
    await page.getByRole("button", { name: "되돌리기" }).click();
    await expect(link).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

test("an app user's own limit stands in place of the default, and crossing it moves the Overview's strip", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  const strip = page.getByRole("region", { name: "Limits" });
  await expect(strip).toContainText(/Every app user, highest: \S+ \d/);
  await page.goto(`${product.url}/users`);
  await page.getByRole("table").getByRole("link").first().click();
  const cards = page.getByRole("region", { name: "Limits" });
  await expect(cards.getByRole("listitem")).toContainText(/Default for every app user.*of \$0\.70/);
  expect(await findSeriousFaults(page)).toEqual([]);
  const name = (await page.getByRole("heading", { level: 2 }).first().innerText()).trim();

  await tabTo(page, cards.getByRole("link", { name: "Set a limit for this user" }));
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "New threshold" });
  await expect(form).toContainText(`When the cost of app user ${name} in a day`);
  await tabTo(page, form.getByRole("textbox", { name: "Limit" }));
  await page.keyboard.type("20");
  await press(page, "Save threshold");
  await expect(form).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(`^${name}`) })).toContainText("In place of the default");
  await expect(page.getByRole("row", { name: /^Every app user/ })).toContainText("1 user has their own");

  await page.getByRole("link", { name: "Overview" }).click();
  await expect(strip).not.toContainText(name);
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const much = { provider: "google", model: "gemini-2.5-flash", inputTokens: 0, outputTokens: 9_000_000 };
  await ledger.send([{ ...much, id: "much", userId: "junho" }]);
  const crossed = strip.getByRole("link", { name: new RegExp(`^${name} 11\\d.*%, limit reached$`) });
  await expect(crossed).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  // The day ends, and nothing is recorded that would tell so.
  const asked = page.waitForRequest((request) => /"operationName":"NearLimits"/.test(request.postData() ?? ""));
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await asked;
  await tabTo(page, crossed);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: `${name} · Cost · per day` })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("who would have more than fifty levels told at once is asked before it is saved", async ({ page }) => {
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const usage = { provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 100_000 };
  await ledger.send(
    Array.from({ length: 60 }, (_, one) => ({ ...usage, id: `one of many ${one}`, userId: `one of many ${one}` })),
  );
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/thresholds`);
  await page.getByRole("button", { name: "New threshold" }).click();
  const form = page.getByRole("dialog", { name: "New threshold" });
  await form.getByRole("textbox", { name: "Limit" }).fill("0.01");
  await expect(form.getByRole("region", { name: "What it would have done" })).toContainText("It would have fired");
  const question = page.getByRole("alertdialog", { name: "Save this change?" });
  const save = form.getByRole("button", { name: "Save threshold" });
  await save.click();
  await expect(question).toContainText(/\d{3} levels are reached already: saving tells each of them at once\./);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(form).toBeVisible();
  await save.click();
  await question.getByRole("button", { name: "Save", exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("row", { name: /^Every app user/ }).filter({ hasText: "$0.01" })).toBeVisible();
});
