import { expect, test, type Page, type Route } from "@playwright/test";
import { createTokenledger, type Tokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

const EVENT = { provider: "google", model: "gemini-2.5-flash", feature: "summary", outputTokens: 10 } as const;
const MANY = 400;

let product: Product;
let ledger: Tokenledger;

// Pressing Tab through a whole page takes its time.
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** Many small requests over two days; among them a dear one about a note, and two retries. */
test.beforeAll(async () => {
  product = await startProduct();
  ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const many = Array.from({ length: MANY }, (_, at) => ({
    ...EVENT,
    id: `small-${at}`,
    userId: `user-${at % 7}`,
    time: ago(1 + at * 0.1),
    inputTokens: 1_000,
    durationMs: 500,
  }));
  await ledger.send([
    ...many,
    { ...EVENT, id: "dear", noteId: "note-of-mina", userId: "mina", time: ago(5), inputTokens: 2_000_000 },
    { ...EVENT, id: "again-2", attempt: 2, time: ago(6), inputTokens: 1_000 },
    { ...EVENT, id: "again-3", attempt: 3, time: ago(7), inputTokens: 1_000 },
  ]);
});

test.afterAll(() => product.stop());

function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** Pages whose code has not come yet do not open until the returned function is called. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(/\.js$/, async (route) => {
    if (isHeld) held.push(route);
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    await Promise.all(held.map((route) => route.continue()));
  };
}

const grid = (page: Page) => page.getByRole("grid", { name: "Newest first" });

test("conditions narrow the list and its totals, stand in the address, and go one by one", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  await expect(page.getByText(/^403 requests/)).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Conditions" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Conditions" });
  await dialog.getByRole("textbox", { name: "Cost at least" }).fill("a lot");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("An amount such as 0.05.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("textbox", { name: "Cost at least" }).fill("0.5");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/requests\?min=0\.5$/);
  await expect(page.getByText(/^1 request · \$0\.60/)).toBeVisible();
  await page.getByRole("button", { name: "Remove: Cost ≥ $0.5" }).click();
  await expect(page.getByText(/^403 requests/)).toBeVisible();

  await page.goto(`${product.url}/requests?attempt=2`);
  await expect(page.getByText(/^2 requests/)).toBeVisible();
  await expect(page.getByText("Attempt ≥ 2")).toBeVisible();
  await page.goto(`${product.url}/requests`);
  await page.getByRole("searchbox", { name: "Event, note or request id" }).fill("of-mina");
  await expect(page).toHaveURL(/\?q=of-mina$/);
  await expect(page.getByText(/^1 request ·/)).toBeVisible();
  await page.getByRole("searchbox").fill("nowhere-to-be-found");
  await expect(page.getByText("No request meets these conditions")).toBeVisible();
  // Typing goes on whatever was found.
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.getByRole("button", { name: "Show all requests" }).click();
  await expect(page.getByText(/^403 requests/)).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  expect(complaints).toEqual([]);
});

test("bars become the range, by keys and by dragging, and Back undoes it", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  const bars = page.getByRole("group", { name: /^Requests over time/ });
  await expect(page.getByText(/^403 requests/)).toBeVisible();
  await tabTo(page, bars);
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+ArrowLeft");
  const words = await page.getByText(/ – .*: \d+ requests?$/).innerText();
  const [, count] = /: (\d+) requests?$/.exec(words) ?? [];
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?range=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
  await expect(page.getByText(new RegExp(`^${count} requests`))).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/^403 requests/)).toBeVisible();

  const box = await bars.boundingBox();
  if (box === null) throw new Error("The bars are not drawn.");
  await page.mouse.move(box.x + box.width * 0.9, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\?range=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
});

test("columns, row height and widths are as they were chosen, also later", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  await tabTo(page, page.getByRole("button", { name: "Columns" }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Columns" });
  await dialog.getByRole("checkbox", { name: "Attempt" }).press("Space");
  await dialog.getByRole("radio", { name: "Compact" }).press("Space");
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(grid(page).getByRole("columnheader", { name: /^Attempt/ })).toBeVisible();
  const edge = grid(page).getByRole("separator", { name: "Width of Time" });
  await tabTo(page, edge);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", "192");
  await page.keyboard.press("ArrowDown");
  await expect(grid(page).getByRole("separator", { name: "Width of App user" })).toBeFocused();
  await expect(page).toHaveURL(/cols=.*attempt.*&density=compact$/);

  await page.goto(`${product.url}/requests`);
  await expect(grid(page).getByRole("columnheader", { name: /^Attempt/ })).toBeVisible();
  await expect(edge).toHaveAttribute("aria-valuenow", "192");
  const row = grid(page).locator("[data-index='1']");
  expect((await row.boundingBox())?.height).toBe(32);
});

test("a long list draws few rows, is walked to its end, and Back returns to the row that was left", async ({
  page,
}) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "404");
  const rows = grid(page).locator("[data-index]");
  await rows.first().focus();
  const last = grid(page).locator("[data-index='402']");
  // Each press shows the end of what is loaded, which asks for more.
  await expect(async () => {
    await page.keyboard.press("Control+End");
    await expect(last).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(last).toHaveAttribute("aria-rowindex", "404");
  expect(await rows.count()).toBeLessThanOrEqual(60);
  await page.keyboard.press("k");
  const left = grid(page).locator("[data-index='401']");
  await expect(left).toBeFocused();
  await left.getByRole("link").click();
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await page.goBack();
  await expect(left).toBeFocused();
  await expect(left).toBeInViewport();
  await page.keyboard.press("Control+Home");
  await expect(grid(page).locator("[data-index='0']")).toBeFocused();
});

test("Back returns to the row of the link that was followed, whether or not its page had come", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  const row = grid(page).locator("[data-index='4']");
  await expect(row).toBeVisible();
  const letScriptsCome = await holdScripts(page);
  await row.getByRole("link").click();
  await expect(page).toHaveURL(/\/users\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "Requests" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/requests$/);
  await expect(row).toBeFocused();
  await letScriptsCome();
  await page.keyboard.press("j");
  await expect(grid(page).locator("[data-index='5']")).toBeFocused();

  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "App user" })).toBeFocused();
  await page.goBack();
  await expect(row).toBeFocused();
});

test("a new request waits until it is asked for", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  await expect(page.getByText(/^403 requests/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Live/ })).toBeVisible();
  await ledger.send([{ ...EVENT, id: "newest", inputTokens: 1_000 }]);
  await page.getByRole("button", { name: "1 new request" }).click();
  await expect(page.getByText(/^404 requests/)).toBeVisible();
});

for (const [locale, colorScheme, width, height] of [
  ["en-US", "light", 390, 844],
  ["en-US", "dark", 1440, 900],
  ["ko-KR", "light", 1440, 900],
  ["ko-KR", "dark", 390, 844],
] as const) {
  test(`everybody can use the list: ${locale}, ${colorScheme}, ${width} wide`, async ({ browser }) => {
    test.setTimeout(120_000); // the list and a panel are examined
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/requests?attempt=1`);
    const first = page.getByRole("grid").locator("[data-index='0']");
    await expect(first).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await findSeriousFaults(page)).toEqual([]);
    await first.press("Enter");
    await expect(page.getByRole("dialog", { name: /^(Request|요청)$/ })).toBeVisible();
    await page.keyboard.press("j");
    await expect(page).toHaveURL(/small-0/);
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}
