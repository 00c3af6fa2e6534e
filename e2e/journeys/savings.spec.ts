import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { addMember, ANALYST } from "../support/add-member.ts";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { giveCredentials, signIn } from "../support/sign-in.ts";
import { recordRepetitions } from "../support/record-repetitions.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { tabTo } from "../support/tab-to.ts";
import { watchConsole } from "../support/watch-console.ts";

const PHONE = { width: 390, height: 844 };
const IDENTICAL = "summary: identical requests are sent again";
const IDENTICAL_KO = "summary: 같은 요청을 다시 보내고 있습니다";

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  product = await startProduct();
  await recordRepetitions(product);
  await addMember(browser, product, ANALYST);
});

test.afterAll(() => product.stop());

const cardOf = (page: Page, title = IDENTICAL) => page.getByRole("article", { name: title });

async function openReport(page: Page): Promise<void> {
  await page.goto(`${product.url}/savings`);
  await expect(cardOf(page)).toBeVisible();
}

test("the evidence of a finding is opened, and Back returns to it", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await page.getByRole("link", { name: "Savings", exact: true }).click();
  const card = cardOf(page);
  await expect(card).toContainText("$0.4");
  await expect(card).toContainText("40 requests had the very input of another within 24 hours before");
  await expect(card.getByText("High confidence")).toBeVisible();
  await expect(page.getByText(/^Thinking beyond need/)).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await card.getByRole("link", { name: "Show all 40 requests" }).click();
  await expect(page).toHaveURL(/\/requests\?feature=summary&status=ok&project=\d+&fp=input-0,input-10,/);
  await expect(page.getByText(/^80 requests · /)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/savings$/);
  await expect(card.getByRole("link", { name: "Show all 40 requests" })).toBeFocused();
  await card.getByRole("table", { name: "5 of these requests" }).getByRole("link").first().click();
  await expect(page.getByRole("dialog", { name: "Request" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a finding is marked as applied with a reason, undone, and dismissed", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await openReport(page);
  const card = cardOf(page);
  await card.getByRole("button", { name: "Status: Open" }).click();
  await page.getByRole("menuitemradio", { name: "Applied" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Mark as applied" });
  await dialog.getByRole("button", { name: "Mark as applied" }).click();
  await expect(dialog.getByText("Say why.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("answers are kept for a day");
  expect(await findSeriousFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Mark as applied" }).click();
  await expect(card.getByRole("button", { name: "Status: Applied" })).toBeVisible();
  await expect(card.getByText("Reason: answers are kept for a day")).toBeVisible();
  await expect(card.getByText(/^Expected −\$0\.4\d+ a month\. What it saved is known from /)).toBeVisible();

  await page.getByRole("link", { name: "Overview", exact: true }).click();
  const flag = page.getByRole("button", { name: /: Saving applied: Identical requests sent again \(summary/ });
  await flag.click();
  await expect(page.getByText(/^Saving applied: Identical requests sent again/)).toBeVisible();
  await page.goBack();

  await card.getByRole("button", { name: "Status: Applied" }).click();
  await page.getByRole("menuitemradio", { name: "Open" }).click();
  await expect(card.getByRole("button", { name: "Status: Open" })).toBeVisible();
  await page.reload();
  await expect(card.getByRole("button", { name: "Status: Open" })).toBeVisible();

  await card.getByRole("button", { name: "Status: Open" }).click();
  await page.getByRole("menuitemradio", { name: "Dismissed" }).click();
  await page.getByRole("textbox", { name: "Reason" }).fill("people press it on purpose");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(card.getByText("Reason: people press it on purpose")).toBeVisible();
  await expect(card.getByText("What to change")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card.getByText("What to change")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("who may not decide sees what was decided, and who may", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(product.url);
  await giveCredentials(page, ANALYST);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  await openReport(page);
  await expect(
    cardOf(page).getByRole("button", { name: /^Status: Open .* needs the role Administrator/ }),
  ).toBeDisabled();
  await expect(page.getByText("Marking suggestions needs the role Administrator.").first()).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  await context.close();
});

test("without waste it says what was checked, which is a result", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings?feature=chat`);
  await expect(page.getByText("No saving above $0.10 a month found")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Identical requests sent again" })).toContainText(
    "nothing found",
  );
  await expect(page.getByRole("row", { name: /^gpt-5-mini 100 / })).toBeVisible();
  await page.goto(`${product.url}/savings?model=nobody-sells-this`);
  await expect(page.getByText("No requests match")).toBeVisible();
});

test("a month is picked as one compares it with a bill, and the paper says what it is of", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings?feature=summary`);
  await page.getByRole("button", { name: "Last 30 days Report of" }).click();
  await page.getByRole("option", { name: / so far$/ }).click();
  await expect(page).toHaveURL(/\/savings\?range=mtd&feature=summary$/);
  await page.getByRole("link", { name: "Print / PDF" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "Feature: summary" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: /^USD$/ })).toBeVisible();
});

test("efficiency is told by model and by feature, durations as dots and as a table", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings`);
  const efficiency = page.getByRole("region", { name: "Efficiency" }).first();
  await expect(efficiency.getByRole("row", { name: /^gemini-2\.5-flash 240 / })).toBeVisible();
  await efficiency.getByRole("radio", { name: "By feature" }).click();
  await expect(page).toHaveURL(/\/savings\?by=feature$/);
  await expect(efficiency.getByRole("row", { name: /^chat 100 / })).toBeVisible();
  await efficiency.getByRole("radio", { name: "By model" }).click();

  const chart = page.getByRole("group", { name: /^340 successful requests have a duration\./ });
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator("canvas")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(chart.getByRole("status")).toHaveText(
    /^Output tokens 2,000 – 5,000; gpt-5-mini 40\.\d+ s, 100 requests; gemini-2\.5-flash 10\.\d+ s, 240 requests$/,
  );
  await page.keyboard.press("v");
  await expect(page.getByRole("table", { name: "Mean duration by output tokens" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("by keyboard alone, on a phone, in Korean", async ({ browser }) => {
  const context = await browser.newContext({ locale: "ko-KR", viewport: PHONE });
  const page = await context.newPage();
  await signIn(page, product);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  const card = cardOf(page, IDENTICAL_KO);
  await expect(card).toBeVisible();
  const status = card.getByRole("button", { name: "상태: 미결정" });
  await tabTo(page, status);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "미결정" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const planned = card.getByRole("button", { name: "상태: 예정" });
  await expect(planned).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "실행 취소" }));
  await page.keyboard.press("Enter");
  await expect(status).toBeVisible();
  const all = card.getByRole("link", { name: "요청 40건 모두 보기" });
  await page.keyboard.press("Home");
  await status.focus();
  await tabTo(page, all);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "요청" })).toBeFocused();
  await page.goBack();
  await expect(all).toBeFocused();
  await context.close();
});

test("on paper the report has nothing to press, is light, and says on every page what it is", async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: "dark" });
  const page = await context.newPage();
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings`);
  await page.getByRole("link", { name: "Print / PDF" }).click();
  await expect(page).toHaveURL(/\/savings\/print$/);
  await expect(page.getByRole("heading", { name: IDENTICAL })).toBeVisible();
  await expect(page.locator("canvas")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link")).toHaveCount(0);
  const margins = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n"),
  );
  for (const said of ["Asia/Seoul", "Generated: ", "Coverage: 100% of 340 requests priced", "counter(pages)"])
    expect(margins).toContain(said);
  const pages = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  expect(pages.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  // A4 in points.
  expect(pages).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/);

  await page.emulateMedia({ media: "screen" });
  await page.getByRole("link", { name: "Back to the report" }).click();
  await expect(cardOf(page)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(complaints).toEqual([]);
  await context.close();
});

async function lookAround(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings`);
  await expect(page.getByRole("article")).toBeVisible();
  await page.getByText(/^(How this is counted|계산 방법)$/).click();
  await page
    .getByRole("region", { name: /^(Duration against output tokens|출력 토큰 대비 소요 시간)$/ })
    .scrollIntoViewIfNeeded();
  await expect(page.locator("canvas")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  expect(complaints).toEqual([]);
  await context.close();
}

for (const locale of ["en-US", "ko-KR"] as const) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`everybody can use the savings report, on a desk and on a phone: ${locale}, ${colorScheme}`, async ({
      browser,
    }) => {
      await lookAround(await browser.newContext({ locale, colorScheme }));
      await lookAround(await browser.newContext({ locale, colorScheme, viewport: PHONE }));
    });
  }
}

// The last one: those above count what there is before it.
test("a report says how old it is, and Refresh has what arrived since", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings?feature=just-begun`);
  await expect(page.getByText("No requests match")).toBeVisible();
  await expect(page.getByText(/^As of /)).toBeVisible();
  const begun = { id: "just-begun-1", feature: "just-begun", provider: "google", model: "gemini-2.5-flash" };
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  await ledger.send([{ ...begun, inputTokens: 900, outputTokens: 90 }]);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("No saving above $0.10 a month found")).toBeVisible();
  await expect(page.getByText(/^As of /)).toBeVisible();
});

test("how much of the requests moves to a cheaper model is tried out, and the lines to copy say it", async ({
  page,
}) => {
  const titles = Array.from({ length: 120 }, (_, index) => ({
    id: `title-${index}`,
    feature: "title",
    fingerprint: `title-${index}`,
    provider: "google",
    model: "gemini-2.5-pro",
    inputTokens: 2_000 + index,
    outputTokens: 40,
  }));
  await createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY }).send(titles);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/savings?feature=title`);
  const card = cardOf(page, "title · gemini-2.5-pro: a cheaper model could answer");
  const share = card.getByRole("slider", { name: "Share of the requests that moves" });
  await expect(share).toHaveValue("50");
  const [half = "", all = ""] = /\$[\d.]+ – \$[\d.]+/.exec(await card.innerText())?.[0].split(" – ") ?? [];
  await expect(card).toContainText(`50%: about ${half} a month`);
  await share.focus();
  await page.keyboard.press("End");
  await expect(share).toHaveAttribute("aria-valuetext", `100%: about ${all} a month`);
  for (let step = 0; step < 16; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(card).toContainText("20%: about $");
  await expect(card.locator("pre")).toContainText("const share = 0.2;");
  expect(await findSeriousFaults(page)).toEqual([]);
});
