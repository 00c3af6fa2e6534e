import { createTokenledger } from "@tokenledger/client";
import { expect, test, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { recordHistory } from "../support/record-history.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;
/** Signed in once: the journeys are about the page behind. */
let signedIn: Awaited<ReturnType<BrowserContext["storageState"]>>;

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  await recordHistory(product);
  const context = await browser.newContext();
  await signIn(await context.newPage(), product);
  signedIn = await context.storageState();
  await context.close();
});

test.afterAll(() => product.stop());

const SIZES = [
  { name: "desktop", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const;

const WORDS = {
  "en-US": {
    chart: /^Cost, .* Arrow keys move through it/,
    tiles: "Key figures",
    tileNames: [
      /^Cost /,
      /^Tokens /,
      /^Requests /,
      /^Active app users/,
      /^Cost per request/,
      /^Forecast for this month/,
    ],
    zoom: "Zoom here",
    requests: "Show these requests",
    requestsPage: "Requests",
    against: /^vs .*\$/,
    forecast: /^Forecast to .*\$/,
    odd: /Cost \$[\d.]+ instead of about \$[\d.]+ .*Mostly: .*app user [a-z]+-[0-9A-Z]{4} \+\$/,
    unusual: "What is unusual",
    live: "Live now",
    moreLive: "Details of what happens now",
    usual: /Usually \$[\d.]+ by now .*vs the same weekday of the last four weeks/,
    day: "Day",
    total: "Total",
  },
  "ko-KR": {
    chart: /^.* 비용 합계 .* 화살표 키로 이동/,
    tiles: "주요 지표",
    tileNames: [/^비용 /, /^토큰 /, /^요청 /, /^활성 앱 사용자/, /^요청당 비용/, /^이번 달 예상/],
    zoom: "이 구간 확대",
    requests: "요청 보기",
    requestsPage: "요청",
    against: /대비 \$/,
    forecast: /까지 예상 \$/,
    odd: /비용 \$[\d.]+, 평소 약 \$[\d.]+ .*주요 원인: .*앱 사용자 \S+-[0-9A-Z]{4} \+\$/,
    unusual: "평소와 다른 점",
    live: "실시간",
    moreLive: "실시간 현황 자세히",
    usual: /이 시각 평소 \$[\d.]+ .*최근 4주 같은 요일 같은 시각 대비/,
    day: "일",
    total: "합계",
  },
} as const;

type Language = keyof typeof WORDS;

type Looked = (typeof SIZES)[number] & { readonly language: Language };

const DESKTOP_EN: Looked = { ...SIZES[0], language: "en-US" };
/** Each size and each language once; neither changes what the other does. */
const CASES: readonly Looked[] = [DESKTOP_EN, { ...SIZES[1], language: "ko-KR" }];

async function open(browser: Browser, path: string, { viewport, language } = DESKTOP_EN): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: language, storageState: signedIn });
  const page = await context.newPage();
  await page.goto(`${product.url}${path}`);
  await page.getByRole("group", { name: WORDS[language].tiles }).waitFor();
  return page;
}

for (const looked of CASES) {
  const words = WORDS[looked.language];
  const where = `${looked.name}, ${looked.language}`;

  test(`six tiles say what was spent and what the month will cost: ${where}`, async ({ browser }) => {
    const page = await open(browser, "/?cmp=prev", looked);
    const complaints = watchConsole(page);
    const tiles = page.getByRole("group", { name: words.tiles });
    for (const name of words.tileNames)
      await expect(tiles.getByText(name).or(tiles.getByRole("button", { name })).first()).toBeVisible();
    await expect(tiles.getByRole("button", { name: words.tileNames[5] })).toContainText(/\$[\d.]+ [–~] \$[\d.]+/);
    await expect(page.getByRole("listitem").filter({ hasText: words.against })).toBeVisible();
    await expect(page.getByRole("region", { name: words.unusual })).toContainText(words.odd);
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test(`today stands beside what it usually costs by now: ${where}`, async ({ browser }) => {
    const page = await open(browser, "/", looked);
    const live = page.getByRole("region", { name: words.live, exact: true });
    const more = live.getByRole("button", { name: words.moreLive });
    if (await more.isVisible()) await more.press("Enter");
    await expect(live).toContainText(words.usual);
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.context().close();
  });

  test(`the keyboard leads from a bar to its requests, and Back returns to the bar: ${where}`, async ({ browser }) => {
    const page = await open(browser, "/?range=7d&grain=day", looked);
    const chart = page.getByRole("group", { name: words.chart });
    await tabTo(page, chart);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: words.zoom })).toBeFocused();
    expect(await findSeriousFaults(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitem", { name: words.requests })).toBeFocused();
    const scrolled = await page.evaluate(() => window.scrollY);
    const said = await chart.getByRole("status").textContent();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/requests\?range=(\d{4}-\d\d-\d\d)\.\.\1$/);
    await expect(page.getByRole("heading", { level: 1, name: words.requestsPage })).toBeFocused();
    await expect(page.getByText("gemini-2.5-flash").first()).toBeVisible();

    await page.goBack();
    await expect(chart).toBeFocused();
    await expect(chart.getByRole("status")).toHaveText(said ?? "");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.keyboard.press("Escape");
    await expect(chart.getByRole("status")).toHaveText("");
    await page.context().close();
  });

  test(`the running month is drawn to its end, as a picture and as a table: ${where}`, async ({ browser }) => {
    const page = await open(browser, "/?range=mtd&grain=day&cmp=prev", looked);
    const complaints = watchConsole(page);
    const key = page.getByRole("listitem").filter({ hasText: words.forecast });
    await expect(key).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: words.against })).toBeVisible();
    const expected = /\$[\d.,]+ \(.*\)/.exec((await key.textContent()) ?? "")?.[0] ?? "no forecast";

    await page.keyboard.press("v");
    const table = page
      .getByRole("table")
      .filter({ has: page.getByRole("columnheader", { name: words.day, exact: true }) });
    await expect(table.getByRole("columnheader", { name: /^Forecast to|까지 예상$/ })).toBeVisible();
    const foot = table.getByRole("row", { name: new RegExp(`^${words.total}`) });
    await expect(foot).toContainText(expected);
    const cost = await page.getByRole("button", { name: words.tileNames[0] }).textContent();
    await expect(foot).toContainText(/\$[\d.]+/.exec(cost ?? "")?.[0] ?? "no cost");
    expect(await findSeriousFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
}

test("a range is selected with Shift, and Back returns to where it began", async ({ browser }) => {
  const page = await open(browser, "/?range=7d&grain=day");
  const chart = page.getByRole("group", { name: WORDS["en-US"].chart });
  await tabTo(page, chart);
  await page.keyboard.press("Home");
  const said = await chart.getByRole("status").textContent();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=(\d{4}-\d\d-\d\d)\.\.(?!\1)\d{4}-\d\d-\d\d$/);
  await page.goBack();
  await expect(page).toHaveURL(/range=7d&grain=day$/);
  await expect(chart).toBeFocused();
  await expect(chart.getByRole("status")).toHaveText(said ?? "");
  await page.context().close();
});

test("a bar is zoomed into by dragging", async ({ browser }) => {
  const page = await open(browser, "/?range=7d&grain=day");
  const box = await page.getByRole("group", { name: WORDS["en-US"].chart }).boundingBox();
  if (box === null) throw new Error("the chart has no box");
  await page.locator("canvas").waitFor();
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/range=(\d{4}-\d\d-\d\d)\.\.(?!\1)\d{4}-\d\d-\d\d$/);
  await page.context().close();
});

test("the flag of an unusual day says who explains it", async ({ browser }) => {
  const page = await open(browser, "/");
  const flag = page.getByRole("button", { name: WORDS["en-US"].odd });
  await flag.waitFor();
  await tabTo(page, flag);
  await page.keyboard.press("Enter");
  await expect(flag).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("menuitem", { name: "Show these requests" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(flag).toHaveAttribute("aria-expanded", "false");
  await page.context().close();
});

test("where no comparison is drawn, tiles and lists still say what moved, and against which days", async ({
  browser,
}) => {
  const page = await open(browser, "/?range=7d");
  for (const name of ["By model", "By feature", "Top app users by cost"]) {
    const list = page.getByRole("region", { name });
    await expect(list.getByText(/^vs \w+ \d/).last()).toBeVisible();
    await expect(list.getByText(/^(▲|▼|=|new|×)/).first()).toBeVisible();
  }
  await expect(
    page
      .getByRole("group", { name: "Key figures" })
      .getByText(/^(▲|▼)/)
      .first(),
  ).toBeVisible();
  await page.context().close();
});

test("too little history is said instead of guessed", async ({ browser }) => {
  const page = await open(browser, "/?model=no-such-model");
  await expect(page.getByRole("group", { name: "Key figures" })).toContainText("Not enough data");
  await page.context().close();
});

test("at most four questions are asked before the first numbers, the dear ones after them", async ({ browser }) => {
  const page = await open(browser, "/");
  // Or a question of the page before the reload would be among them.
  const forecast = page.getByRole("button", { name: /^Forecast for this month \$/ });
  await forecast.waitFor();
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = /"operationName":"(\w+)"/.exec(request.postData() ?? "")?.[1];
    if (name !== undefined) asked.push(name);
  });
  await page.reload();
  await forecast.waitFor();
  expect(asked.slice(0, 4).toSorted()).toEqual(["ConsoleSettings", "CurrentViewer", "Overview", "OverviewDetails"]);
  expect(asked.slice(4)).toContain("OverviewOutlook");
  await page.context().close();
});

test("a number that changes by itself is lit up for a moment, one that somebody chose anew is not", async ({
  browser,
}) => {
  const page = await open(browser, "/");
  const requests = page.getByRole("group", { name: "Key figures" }).getByRole("button", { name: /^Requests / });
  await expect(page.getByRole("button", { name: /^Live/ })).toBeVisible();
  const lit = await page.evaluateHandle(() => {
    const texts: string[] = [];
    document.addEventListener("animationstart", ({ animationName, target }) => {
      if (animationName.includes("changed") && target instanceof Element) texts.push(target.textContent);
    });
    return texts;
  });
  const ofThirtyDays = await requests.innerText();
  await page.keyboard.press("w");
  await expect(requests).not.toHaveText(ofThirtyDays, { useInnerText: true });
  expect(await lit.jsonValue()).toEqual([]);

  const now = Number(/\d+/.exec(await requests.innerText())?.[0]);
  const { url } = product;
  await createTokenledger({ url, key: BOOTSTRAP_API_KEY }).send([
    {
      id: "live",
      provider: "google",
      model: "gemini-2.5-flash",
      feature: "summary",
      inputTokens: 10,
      outputTokens: 10,
    },
  ]);
  await expect.poll(() => lit.jsonValue()).toContain(String(now + 1));
  await page.context().close();
});

test("an outlook that cannot be answered leaves the rest of the Overview as it is", async ({ browser }) => {
  const page = await (await browser.newContext({ storageState: signedIn })).newPage();
  const thrown: string[] = [];
  page.on("pageerror", ({ message }) => thrown.push(message));
  await page.route("**/graphql", (route) =>
    /"operationName":"OverviewOutlook"/.test(route.request().postData() ?? "")
      ? route.fulfill({ json: { data: null } })
      : route.fallback(),
  );
  const answered = page.waitForResponse((answer) => /OverviewOutlook/.test(answer.request().postData() ?? ""));
  await page.goto(product.url);
  await answered;
  await expect(page.getByRole("group", { name: WORDS["en-US"].chart })).toBeVisible();
  await expect(page.getByRole("region", { name: WORDS["en-US"].unusual })).toBeVisible();
  expect(thrown).toEqual([]);
});
