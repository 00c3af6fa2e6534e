import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

const PSEUDONYM = /^[a-z]+-[0-9A-Z]{4}$/;
const DAY_HOURS = 24;

let product: Product;

// Pressing Tab through a whole page takes its time.
test.describe.configure({ mode: "serial", timeout: 120_000 });

/** Ten app users, the first of whom rose from second place; `tag` is small, and of another model. */
test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const summary = { provider: "google", model: "gemini-2.5-flash", feature: "summary", outputTokens: 100 } as const;
  const users = Array.from({ length: 10 }, (_, place) => `user-${place}`);
  const lately = users.flatMap((userId, place) =>
    Array.from({ length: 10 - place }, (_, at) => ({
      ...summary,
      id: `${userId}-${at}`,
      userId,
      time: ago(2 + at * 12),
      inputTokens: 100_000 * (10 - place),
      durationMs: 1_000,
      noteId: `note-of-${userId}`,
    })),
  );
  const before = users.slice(0, 9).map((userId, place) => ({
    ...summary,
    id: `${userId}-before`,
    userId,
    time: ago(10 * DAY_HOURS),
    inputTokens: place === 1 ? 1_000_000 : 100_000 * (9 - place),
  }));
  const tags = users.map((userId) => ({
    ...summary,
    id: `${userId}-tag`,
    userId,
    model: "gemini-2.5-flash-lite",
    feature: "tag",
    time: ago(3),
    inputTokens: 10,
  }));
  await ledger.send([...lately, ...before, ...tags]);
});

test.afterAll(() => product.stop());

function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

async function isWithin(page: Page, width: number): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

test("the ranking says who moved, what each uses most, and how usage is spread", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/users?range=7d`);
  const table = page.getByRole("table", { name: "App users, ranked by Cost" });
  const rows = table.locator("tbody").getByRole("row");
  await expect(rows.nth(0)).toContainText("1 place up");
  await expect(rows.nth(1)).toContainText("1 place down");
  await expect(rows.nth(9)).toContainText("new");
  await expect(rows.nth(0).getByRole("cell", { name: /^gemini-2\.5-flash\s*summary$/ })).toBeVisible();
  await expect(rows.nth(0).getByRole("cell", { name: /^[12] hr\. ago$/ })).toBeVisible();

  const spread = page.getByRole("group", { name: "How usage is spread" });
  await expect(spread).toContainText("Active app users10");
  await expect(spread).toContainText("Cost of 1 app user");
  const share = /Share of the top 10%([\d.]+%)/.exec(
    await spread.innerText().then((text) => text.replaceAll("\n", "")),
  )?.[1];

  await tabTo(page, page.getByRole("checkbox", { name: "Concentration" }));
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/\?range=7d&curve=1$/);
  const curve = page.getByRole("group", { name: /the top app user makes up/ });
  await curve.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(`Cost: the top app user makes up ${share}`).first()).toBeVisible();
  await expect(page.getByRole("row", { name: `Top 10% 1 ${share}` })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("by keyboard alone: from the ranking to somebody's hour, its requests, and back to the row that was left", async ({
  page,
}) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/users`);
  const second = page.getByRole("link", { name: PSEUDONYM }).nth(1);
  await expect(second).toBeVisible();
  const name = await second.innerText();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();

  await expect(
    page.getByText(/^Median app user \$[\d.]+ in this range; half of them \$[\d.]+ – \$[\d.]+$/),
  ).toBeVisible();
  const week = page.getByRole("grid", { name: "Hours of the week" });
  await expect(week.getByRole("rowheader")).toHaveText([
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
  ]);
  await expect(page.getByText(/: an average of 4\.\d weeks$/)).toBeVisible();
  await tabTo(page, week.locator("[data-cell='0 0']"));
  await page.keyboard.press("Tab");
  await expect(week.locator(":focus")).toHaveCount(0);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(/^Tuesday 23:00, .* Enter: requests of the latest such hour/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/requests\?range=\d{4}-\d\d-\d\dT23:00\.\.\d{4}-\d\d-\d\dT00:00&user=\d+$/);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("link", { name })).toBeFocused();
});

test("notes of an app user are told by what they cost, and lead to their requests", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/users?range=7d`);
  await page.getByRole("link", { name: PSEUDONYM }).first().click();
  const notes = page.getByRole("region", { name: "Notes by cost" });
  await expect(notes.getByText(/^summary 10 times, last on /)).toBeVisible();
  await notes.getByRole("link", { name: "note-of-user-0" }).click();
  await expect(page).toHaveURL(/\/requests\?range=7d&user=\d+&note=note-of-user-0$/);
  await expect(page.getByText(/^10 requests/)).toBeVisible();
});

test("each model of an app user leads to its requests, and narrows the page", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/users`);
  await page.getByRole("link", { name: PSEUDONYM }).first().click();
  const models = page.getByRole("table", { name: "By model" });
  const flash = models.getByRole("row", { name: /^gemini-2\.5-flash 11 / });
  await expect(flash).toContainText("1 s");
  await expect(flash).toContainText("10 ms");
  await flash.getByRole("link", { name: "11" }).click();
  await expect(page).toHaveURL(/\/requests\?model=gemini-2\.5-flash&user=\d+$/);
  await expect(page.getByText(/^11 requests/)).toBeVisible();
  await page.goBack();
  await models.getByRole("button", { name: "gemini-2.5-flash-lite" }).click();
  await expect(page).toHaveURL(/model=gemini-2\.5-flash-lite$/);
  await expect(page.getByRole("button", { name: /^Requests\s*1(?!\d)/ })).toBeVisible();
});

for (const [locale, colorScheme, width, height] of [
  ["en-US", "light", 390, 844],
  ["en-US", "dark", 1440, 900],
  ["ko-KR", "light", 1440, 900],
  ["ko-KR", "dark", 390, 844],
] as const) {
  test(`everybody can use them: ${locale}, ${colorScheme}, ${width} wide`, async ({ browser }) => {
    test.setTimeout(120_000); // two pages are examined
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    const complaints = watchConsole(page);
    await alreadySignedIn(page, product);
    await page.goto(`${product.url}/users?curve=1`);
    const link = page.locator("[data-app-user]").first();
    await expect(link).toBeVisible();
    if (width < 500) {
      const more = page.getByRole("button", { name: /^More about |자세히$/ }).first();
      await more.click();
      await expect(more).toHaveAttribute("aria-expanded", "true");
      await expect(page.getByRole("definition").filter({ hasText: /^gemini-2\.5-flash$/ })).toBeVisible();
    }
    await isWithin(page, width);
    expect(await findSeriousFaults(page)).toEqual([]);
    await link.click();
    await expect(page.getByRole("grid", { name: /^(Hours of the week|요일별 시간대)$/ })).toBeVisible();
    await isWithin(page, width);
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
}
