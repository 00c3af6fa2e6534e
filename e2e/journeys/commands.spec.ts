import { expect, test, type Browser, type Page } from "@playwright/test";
import { addMember, ANALYST } from "../support/add-member.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { askServer } from "../support/ask-server.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { recordHistory } from "../support/record-history.ts";
import { giveCredentials } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  await recordHistory(product);
  await addMember(browser, product, ANALYST);
});

test.afterAll(() => product.stop());

const WORDS = {
  "en-US": {
    views: "Saved views",
    save: "Save this view…",
    saveTitle: "Save this view",
    name: "Name of the view",
    forAll: "Show it to all members",
    taken: "You have a view of this name on this page already.",
    manage: "Manage views…",
    rename: (name: string) => `Rename ${name}`,
    delete: (name: string) => `Delete ${name}`,
    undo: "Undo",
    commands: "Search and commands",
    nothing: "Nothing found",
    week: "Last 7 days",
    weekSearch: "7 days",
    users: "App users",
    keys: "Keyboard shortcuts",
    settings: "API keys",
    settingsSearch: "api keys",
  },
  "ko-KR": {
    views: "저장된 보기",
    save: "이 보기 저장…",
    saveTitle: "이 보기 저장",
    name: "보기 이름",
    forAll: "모든 구성원에게 보이기",
    taken: "이 화면에 같은 이름의 보기가 이미 있습니다.",
    manage: "보기 관리…",
    rename: (name: string) => `${name} 이름 변경`,
    delete: (name: string) => `${name} 삭제`,
    undo: "실행 취소",
    commands: "검색 및 명령",
    nothing: "찾은 것이 없습니다",
    week: "최근 7일",
    weekSearch: "7일",
    users: "앱 사용자",
    keys: "키보드 단축키",
    settings: "API 키",
    settingsSearch: "api 키",
  },
} as const;

type Language = keyof typeof WORDS;

const DESKTOP = { name: "desktop", viewport: { width: 1440, height: 900 } } as const;
const PHONE = { name: "phone", viewport: { width: 390, height: 844 } } as const;
/** Each size and each language once: what one changes here does not depend on the other. */
const CASES: readonly ((typeof DESKTOP | typeof PHONE) & { language: Language })[] = [
  { ...DESKTOP, language: "en-US" },
  { ...PHONE, language: "ko-KR" },
];

async function open(browser: Browser, { viewport, language }: (typeof CASES)[number], path = "/"): Promise<Page> {
  const page = await (await browser.newContext({ viewport, locale: language, timezoneId: "Asia/Seoul" })).newPage();
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

for (const looked of CASES) {
  const words = WORDS[looked.language];
  const where = `${looked.name}, ${looked.language}`;
  const mine = `${looked.language} ${looked.name} flash`;

  test(`a view is saved, applied again, renamed, and comes back after it was deleted, by keyboard alone: ${where}`, async ({
    browser,
  }) => {
    const page = await open(browser, looked, "/requests?range=90d&model=gemini-2.5-flash");
    const complaints = watchConsole(page);
    const press = (key: string) => page.keyboard.press(key);
    const trigger = page.getByRole("button", { name: words.views, exact: true });
    await tabTo(page, trigger);
    await press("Enter");
    await expect(page.getByRole("menuitem", { name: words.save })).toBeFocused();
    expect(await findSeriousFaults(page)).toEqual([]);
    await press("Enter");
    const dialog = page.getByRole("dialog", { name: words.saveTitle });
    await expect(dialog.getByRole("textbox", { name: words.name })).toBeFocused();
    await page.keyboard.type(mine);
    expect(await findSeriousFaults(page)).toEqual([]);
    await press("Enter");
    await expect(dialog).toBeHidden();

    await page.goto(`${product.url}/`);
    await page.reload();
    await tabTo(page, trigger);
    await press("Enter");
    await expect(page.getByRole("menuitem", { name: new RegExp(`^${mine}`) })).toBeVisible();
    await page.keyboard.type(mine.slice(0, 12));
    await expect(page.getByRole("menuitem", { name: new RegExp(`^${mine}`) })).toBeFocused();
    await press("Enter");
    await expect(page).toHaveURL(`${product.url}/requests?range=90d&model=gemini-2.5-flash`);

    await tabTo(page, trigger);
    await press("Enter");
    await expect(page.getByRole("menuitemradio", { name: mine })).toBeChecked();
    await page.getByRole("menuitem", { name: words.manage }).focus();
    await press("Enter");
    const all = page.getByRole("dialog", { name: words.views });
    await tabTo(page, all.getByRole("button", { name: words.rename(mine) }));
    await press("Enter");
    await expect(all.getByRole("textbox", { name: words.name })).toBeFocused();
    await press("End");
    await page.keyboard.type("!");
    await press("Enter");
    await expect(all.getByRole("button", { name: words.rename(`${mine}!`) })).toBeFocused();
    expect(await findSeriousFaults(page)).toEqual([]);
    await tabTo(page, all.getByRole("button", { name: words.delete(`${mine}!`) }));
    await press("Enter");
    await expect(all.getByRole("listitem", { name: `${mine}!` })).toBeHidden();
    await press("Tab");
    await expect(all.getByRole("button", { name: words.undo })).toBeFocused();
    await press("Enter");
    await expect(all.getByRole("listitem", { name: `${mine}!` })).toBeVisible();
    await press("Escape");
    await tabTo(page, trigger);
    await press("Enter");
    await expect(page.getByRole("menuitemradio", { name: `${mine}!` })).toBeChecked();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test(`what is shared is found by an analyst, who cannot change it: ${where}`, async ({ browser }) => {
    const shared = `For all ${where}`;
    const page = await open(browser, looked, "/?range=7d&cmp=prev");
    const save = async () => {
      await page.getByRole("button", { name: words.views, exact: true }).click();
      await page.getByRole("menuitem", { name: words.save }).click();
      const dialog = page.getByRole("dialog", { name: words.saveTitle });
      await dialog.getByRole("textbox", { name: words.name }).fill(shared);
      await dialog.getByText(words.forAll).click();
      await dialog.getByRole("textbox", { name: words.name }).press("Enter");
      return dialog;
    };
    await expect(await save()).toBeHidden();
    const again = await save();
    await expect(again.getByText(words.taken)).toBeVisible();
    await page.context().close();

    const context = await browser.newContext({ viewport: looked.viewport, locale: looked.language });
    const guest = await context.newPage();
    const complaints = watchConsole(guest);
    await guest.goto(product.url);
    await giveCredentials(guest, ANALYST);
    await guest.getByRole("button", { name: words.views, exact: true }).click();
    await guest.getByRole("menuitemradio", { name: new RegExp(`^${shared}`) }).click();
    await expect(guest).toHaveURL(`${product.url}/?range=7d&cmp=prev`);
    await guest.getByRole("button", { name: words.views, exact: true }).click();
    await guest.getByRole("menuitem", { name: words.manage }).click();
    const row = guest.getByRole("dialog", { name: words.views }).getByRole("listitem", { name: shared });
    await expect(row).toContainText("admin@example.com");
    await expect(row.getByRole("button", { name: words.rename(shared) })).toBeHidden();
    await expect(row.getByRole("button", { name: words.delete(shared) })).toBeHidden();
    await expect(guest.getByRole("listitem", { name: mine })).toBeHidden();
    expect(await findSeriousFaults(guest)).toEqual([]);
    await guest.keyboard.press("Escape");
    await expect(guest.getByRole("dialog")).toBeHidden();
    await guest.keyboard.press("Control+k");
    await expect(guest.getByRole("combobox", { name: words.commands })).toBeFocused();
    await guest.keyboard.type(words.settingsSearch);
    await expect(guest.getByText(words.nothing)).toBeVisible();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test(`the command menu leads to a range, an app user, a model and a view without a mouse: ${where}`, async ({
    browser,
  }) => {
    const page = await open(browser, looked);
    const complaints = watchConsole(page);
    const press = (key: string) => page.keyboard.press(key);
    const field = page.getByRole("combobox", { name: words.commands });
    const run = async (search: string, option: string | RegExp) => {
      await press("Control+k");
      await expect(field).toBeFocused();
      await page.keyboard.type(search);
      await expect(page.getByRole("option", { name: option }).first()).toBeVisible();
      await expect(field).toHaveAttribute("aria-activedescendant", /./);
      await press("Enter");
      await expect(field).toBeHidden();
    };
    await tabTo(page, page.getByRole("button", { name: new RegExp(`^${words.commands}`) }));
    await press("Enter");
    await expect(field).toBeFocused();
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await findSeriousFaults(page)).toEqual([]);
    if (looked.name === "phone") {
      const box = await page.getByRole("dialog", { name: words.commands }).boundingBox();
      expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
    }
    await press("Escape");
    await expect(page.getByRole("button", { name: new RegExp(`^${words.commands}`) })).toBeFocused();

    await run(words.weekSearch, words.week);
    await expect(page).toHaveURL(`${product.url}/?range=7d`);
    await run("2.5-pro", "gemini-2.5-pro");
    await expect(page).toHaveURL(`${product.url}/?range=7d&model=gemini-2.5-pro`);

    const pseudonym = await firstPseudonym(page);
    await run(pseudonym.code, new RegExp(pseudonym.code));
    await expect(page).toHaveURL(`${product.url}/users/${pseudonym.id}?range=7d&model=gemini-2.5-pro`);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await run(`For all ${where}`, new RegExp(`^For all ${where}`));
    await expect(page).toHaveURL(`${product.url}/?range=7d&cmp=prev`);

    await press("Shift+?");
    const list = page.getByRole("dialog", { name: words.keys });
    await expect(list.getByText(words.commands)).toBeVisible();
    await expect(list.getByText("Ctrl", { exact: true })).toBeVisible();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}

async function firstPseudonym(page: Page): Promise<{ id: string; code: string }> {
  const query = `{ usageBreakdown(filter: { range: { preset: "7d" } }, groupBy: USER, first: 1) { nodes { key label } } }`;
  const answer = JSON.stringify(await askServer(page, query, {}));
  const [, id = "", code = ""] = /"key":"(\d+)","label":"[a-z]+-([0-9A-Z]+)"/.exec(answer) ?? [];
  return { id, code };
}

test("a syllable that is not finished keeps what was found, and its Enter opens nothing", async ({ browser }) => {
  const page = await open(browser, { ...DESKTOP, language: "ko-KR" });
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: WORDS["ko-KR"].commands })).toBeFocused();
  await compose("오");
  await expect(page.getByRole("option", { name: "오늘" })).toBeVisible();
  await compose("온");
  await expect(page.getByRole("option", { name: /^개요 g o/ })).toBeVisible();
  await keyboard.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await expect(page.getByRole("combobox")).toBeVisible();
  await compose("오느");
  await compose("오늘");
  await keyboard.send("Input.insertText", { text: "오늘" });
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${product.url}/?range=today`);
  await page.context().close();
});
