import { expect, test, type Locator, type Page } from "@playwright/test";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY, ADMIN_EMAIL } from "../support/credentials.ts";
import { findCutAmounts } from "../support/find-cut-amounts.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { RUN_LINES } from "../support/programs-around-lines.ts";
import { signIn } from "../support/sign-in.ts";
import { startFromNothing, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

/** What became of an event is written about once a second, and asked for every two. */
const SEEN = { timeout: 15_000 };

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startFromNothing();
});

test.afterAll(() => product.stop());

/** What the page shows once. */
async function shownSecret(page: Page): Promise<string> {
  const line = await page.getByText(/export TOKENLEDGER_KEY=/).textContent();
  return /'(tl_[^']+)'/.exec(line ?? "")?.[1] ?? "";
}

/** Makes another key where one is made already. */
async function makeKey(page: Page, name: string): Promise<string> {
  const again = page.getByRole("button", { name: /^(Make another key|다른 키 만들기)$/ });
  const field = page.getByRole("textbox", { name: /^(Name|이름)$/ });
  await expect(again.or(field)).toBeVisible();
  if (await again.isVisible()) await again.click();
  await field.fill(name);
  await field.press("Enter");
  await expect(page.getByRole("heading", { name: new RegExp(`: ${name}$`) })).toBeVisible();
  return shownSecret(page);
}

function send(secret: string, event: object): Promise<Response> {
  return fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 1, ...event }),
  });
}

/** Each step with its state, as it is read out. */
function steps(page: Page): Locator {
  return page
    .getByRole("list")
    .filter({ hasText: /Key seen|키 확인/ })
    .getByRole("listitem");
}

/** In the words that are read out. */
async function expectSteps(page: Page, states: readonly string[]): Promise<void> {
  await expect(steps(page)).toHaveText(
    states.map((state) => new RegExp(`(seen|accepted|recognised|Priced|attached) ${state}`)),
    SEEN,
  );
}

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
  await expect(page.getByRole("heading", { name: "Connect your app" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Fill with demo data" }).click();
  const banner = page.getByRole("region", { name: "Demo data" });
  await expect(banner.getByRole("button", { name: "Remove" })).toBeEnabled({ timeout: 120_000 });
  await expect(page.getByRole("group", { name: "Key figures" })).toContainText("unpriced", { timeout: 15_000 });

  await banner.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove demo data" }).click();
  await expect(page.getByRole("heading", { name: "Connect your app" })).toBeVisible({ timeout: 20_000 });
});

test("where a key is made it says that projects cannot be read, and reads them again when asked", async ({ page }) => {
  await signIn(page, product);
  const asked = (isHeld: boolean) =>
    page.route("**/graphql", (route) => {
      if (!/"operationName":"KeyProjects"/.test(route.request().postData() ?? "")) return route.fallback();
      return isHeld ? undefined : route.fulfill({ status: 500, body: "{}" });
    });
  await asked(true);
  await page.goto(`${product.url}/welcome`);
  const door = page.getByRole("region", { name: "Connect your app" });
  await expect(door.getByRole("status", { name: "Loading…" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.unrouteAll();
  await asked(false);
  await page.reload();
  await expect(door.getByRole("alert")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.unrouteAll();
  await door.getByRole("button", { name: "Retry" }).click();
  await expect(door.getByRole("textbox", { name: "Name" })).toBeVisible();
});

test("by keyboard alone a key is made in place, and every step turns green with what is sent", async ({ page }) => {
  test.setTimeout(120_000);
  const complaints = watchConsole(page);
  await signIn(page, product);
  await tabTo(page, page.getByRole("link", { name: "Connect your app" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "First request" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await tabTo(page, name);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Fill this in.")).toBeVisible();
  await page.keyboard.type("notes-api");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Key: notes-api" })).toBeFocused();
  const secret = await shownSecret(page);
  expect(await findSeriousFaults(page)).toEqual([]);

  // A secret that nobody has, and another program's event, are not this key's.
  expect((await send("tl_nobodys", { id: "wrong-secret" })).status).toBe(401);
  expect((await send(BOOTSTRAP_API_KEY, { id: "of-another-key", userId: "user-9" })).status).toBe(200);
  await expect(page.getByText(`check that it sends the secret that begins with ${secret.slice(0, 9)}`)).toBeVisible();
  await expectSteps(page, ["waiting", "not yet", "not yet", "not yet", "not yet"]);

  await send(secret, { id: "refused", inputTokens: "my diary" });
  await expectSteps(page, ["done", "failed", "not yet", "not yet", "not yet"]);
  await expect(steps(page).nth(1)).toContainText("inputTokens expected");
  await expect(page.getByRole("main")).not.toContainText("my diary");
  expect(await findSeriousFaults(page)).toEqual([]);

  await send(secret, { id: "of-unknown-model", model: "nobody-knows-me" });
  await expectSteps(page, ["done", "done", "failed", "not yet", "failed"]);
  await expect(steps(page).nth(2)).toContainText("No price list knows this model: nobody-knows-me");
  await expect(steps(page).nth(2).getByRole("link", { name: "Go to prices" })).toHaveAttribute(
    "href",
    /prices.*#unpriced/,
  );
  await expect(steps(page).nth(4)).toContainText("names no app user");
  await expect(page.getByText("Last request: 11 tokens, cost unknown")).toBeVisible();

  await send(secret, { id: "without-usage", inputTokens: undefined, outputTokens: undefined });
  await expectSteps(page, ["done", "done", "done", "failed", "failed"]);
  await expect(steps(page).nth(3)).toContainText("No token counts came with it");

  await send(secret, { id: "of-nobody" });
  await expectSteps(page, ["done", "done", "done", "done", "failed"]);
  await send(secret, { id: "of-nobody", inputTokens: 7 });
  await expect(steps(page).nth(1)).toContainText("Give every request an id of its own", SEEN);

  await send(secret, { id: "complete", inputTokens: 1024, outputTokens: 180, userId: "user-1" });
  await expectSteps(page, ["done", "done", "done", "done", "done"]);
  await expect(page.getByRole("heading", { name: "Your app is connected" })).toBeVisible();
  await expect(page.getByText(/^Last request: 1,204 tokens, \$0\.0\d+$/)).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await tabTo(page, page.getByRole("link", { name: "Go to Overview" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Requests 5\b/ })).toBeVisible(SEEN);

  // The key is watched on; its secret is nowhere any more.
  await page.goto(`${product.url}/welcome`);
  await expect(page.getByText(/was shown when the key was made/)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  // The browser says of every answer that is none of ours, as of the wrong secret, nothing: it was not asked by the page.
  expect(complaints).toEqual([]);
});

test("the lines for each program record as they stand", async ({ page }) => {
  test.setTimeout(180_000);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/welcome`);
  for (const [program, run] of Object.entries(RUN_LINES)) {
    const secret = await makeKey(page, `by ${program}`);
    await page.getByRole("tab", { name: program }).click();
    await run((await page.getByRole("tabpanel").locator("code").textContent()) ?? "", secret);
    await expect(page.getByRole("heading", { name: "Your app is connected" }), program).toBeVisible(SEEN);
    await expect(page.getByText(/^Last request: 1,204 tokens, \$0\.0007572$/), program).toBeVisible();
  }
});

test("what is worth doing next is done by itself, or dismissed for good", async ({ browser }) => {
  const page = await browser.newPage({ timezoneId: "Asia/Seoul" });
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/welcome`);
  await send(await makeKey(page, "tasks"), { id: "for-tasks", userId: "user-1" });
  const tasks = page.getByRole("region", { name: "Worth doing next" });
  await expect(tasks).toContainText("follow Asia/Seoul, as this browser does", SEEN);
  await expect(tasks).toContainText("No mail server is configured");
  await tasks.getByRole("button", { name: "Dismiss: Add an e-mail channel" }).click();

  await tasks.getByRole("link", { name: "Set the budget" }).click();
  const form = page.getByRole("dialog", { name: "New threshold" });
  await form.getByRole("textbox", { name: "Limit" }).fill("2.5");
  await form.getByRole("button", { name: "Save threshold" }).click();
  await expect(form).toBeHidden();
  await page.goto(`${product.url}/welcome`);
  await expect(tasks).toContainText("Every app user has a budget.");
  await expect(tasks.getByRole("listitem")).toHaveCount(2);
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.close();
});

test("a Korean on a dark phone reads why nothing arrives, and sees it arrive", async ({ browser }) => {
  const page = await browser.newPage({
    locale: "ko-KR",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/welcome`);
  const secret = await makeKey(page, "전화기");
  await expect(page.getByRole("heading", { name: "첫 요청을 기다리는 중" })).toBeVisible();
  await send(secret, { id: "refused-phone", outputTokens: -1 });
  await expect(steps(page).nth(1)).toContainText("서버가 거부했습니다", SEEN);
  expect(await findSeriousFaults(page)).toEqual([]);
  await send(secret, { id: "phone", inputTokens: 1024, outputTokens: 180, userId: "user-1" });
  await expect(page.getByText("최근 요청: 토큰 1,204개, $0.0007572")).toBeVisible(SEEN);
  expect(await findSeriousFaults(page)).toEqual([]);
  expect(await findCutAmounts(page)).toEqual([]);
  await page.close();
});
