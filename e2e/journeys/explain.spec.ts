import { expect, test, type Page } from "@playwright/test";
import { createTokenledger } from "@tokenledger/client";
import { alreadySignedIn } from "../support/already-signed-in.ts";
import { BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

/** 12,000 input of which 8,000 cached, 500 output and 1,500 thoughts: $0.00644 at $0.30, $0.03 and $2.50. */
const FLASH = {
  promptTokenCount: 12_000,
  cachedContentTokenCount: 8_000,
  candidatesTokenCount: 500,
  thoughtsTokenCount: 1_500,
  totalTokenCount: 14_000,
};

let product: Product;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  product = await startProduct();
  const ledger = createTokenledger({ url: product.url, key: BOOTSTRAP_API_KEY });
  const event = { provider: "google", model: "gemini-2.5-flash", feature: "summary", userId: "minji" };
  await ledger.send([
    { ...event, id: "first", time: ago(3), dialect: "gemini", usage: FLASH, reportedCostUsd: "0.00269" },
    { ...event, id: "second/with a slash", time: ago(2), inputTokens: 1_000_000, outputTokens: 0 },
    { ...event, id: "third", time: ago(1), model: "nobody-sells-this", inputTokens: 1_000, outputTokens: 100 },
  ]);
});

test.afterAll(() => product.stop());

function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** Pico-dollars, because the point is that the digits on screen add up. */
function pico(text: string | null): bigint {
  const [, whole = "", fraction = ""] = /\$([\d,]+)(?:\.(\d+))?/.exec(text ?? "") ?? [];
  if (whole === "") throw new Error(`No amount in ${text}`);
  return BigInt(whole.replaceAll(",", "")) * 10n ** 12n + BigInt(fraction.padEnd(12, "0"));
}

async function shownSum(page: Page): Promise<{ lines: bigint; cost: bigint }> {
  const table = page.getByRole("table", { name: "Explain this cost" });
  await expect(table).toBeVisible();
  const amounts = await table.locator("tbody tr td:last-child").allTextContents();
  const lines = amounts.map(pico).reduce((sum, amount) => sum + amount, 0n);
  const total = await table.getByRole("row", { name: /^Cost/ }).getByRole("cell").last().textContent();
  return { lines, cost: pico(total) };
}

test("a link opens a request whose lines add up to its cost, and says why this price", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests/first`);
  const panel = page.getByRole("dialog", { name: "Request" });
  const { lines, cost } = await shownSum(page);
  expect(lines).toBe(cost);
  expect(cost).toBe(pico("$0.00644"));
  await expect(panel.getByText(/4,000\s*× \$0\.30 \/ 1M/)).toBeVisible();
  await expect(panel.getByText("google · gemini-2.5-flash")).toBeVisible();
  await expect(panel.getByText("It is from the active price list; no own price came before it.")).toBeVisible();
  await expect(panel.getByText("ours is $0.00375 more")).toBeVisible();
  await panel.getByText(/^Usage as the provider sent it/).click();
  await expect(panel.getByText('"thoughtsTokenCount": 1500')).toBeVisible();
  await expect(panel.getByText("Prompts and answers are never stored.")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("an unknown cost says why, and leads to where prices are entered", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests/third`);
  const panel = page.getByRole("dialog", { name: "Request" });
  await expect(panel.getByText("No price is known of this model. Missing: nobody-sells-this")).toBeVisible();
  await expect(panel.getByText("$0")).toHaveCount(0);
  await panel.getByRole("link", { name: "Enter a price among the models without one" }).click();
  await expect(page).toHaveURL(/\/prices#unpriced$/);
});

test("j and k walk the list, and Back closes the panel", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests`);
  await page.getByRole("row", { name: /nobody-sells-this/ }).click();
  await expect(page).toHaveURL(/\/requests\/third\?projectId=\d+/);
  const panel = page.getByRole("dialog", { name: "Request" });
  await expect(panel).toBeFocused();
  await expect(panel.getByRole("button", { name: "Previous request (K)" })).toBeDisabled();
  await expect(panel.getByRole("button", { name: "Next request (J)" })).toBeEnabled();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\/requests\/second%2Fwith%20a%20slash/);
  await page.keyboard.press("j");
  await expect(panel.getByText("$0.00644").first()).toBeVisible();
  await expect(panel.getByRole("button", { name: "Next request (J)" })).toBeDisabled();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(/\/requests\/second%2Fwith%20a%20slash/);
  await page.reload();
  await expect(panel.getByText("second/with a slash")).toBeVisible();
  await page.goBack();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\/requests$/);
});

test("what nobody sent is not found, and the list stays usable", async ({ page }) => {
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/requests/never-sent`);
  await expect(page.getByRole("dialog").getByText("No such request")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: /nobody-sells-this/ })).toBeVisible();
});

test("totals say which share of them has a price, and lead to what has none", async ({ page }) => {
  await signIn(page, product);
  const coverage = page.getByRole("link", { name: "66.7% priced · 1 unpriced" });
  await expect(page.getByRole("button", { name: /^Cost ≥ \$0\.3064/ })).toBeVisible();
  await expect(page.getByRole("figure").filter({ has: coverage })).toBeVisible();
  for (const list of ["By model", "By feature", "Top app users by cost"])
    await expect(page.getByRole("region", { name: list, exact: true }).filter({ has: coverage })).toBeVisible();
  await page
    .getByRole("region", { name: "By model", exact: true })
    .getByRole("link", { name: "66.7% priced · 1 unpriced" })
    .click();
  await expect(page).toHaveURL(/\/requests\?cost=unpriced$/);
  await expect(page.getByText(/^1 request · — · as of/)).toBeVisible();
  await expect(page.getByRole("row", { name: /nobody-sells-this/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Which models lack a price" })).toHaveAttribute("href", /#unpriced$/);

  const unpricedOnly = page.getByRole("checkbox", { name: "Unpriced only" });
  await expect(unpricedOnly).toBeChecked();
  await unpricedOnly.focus();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/\/requests$/);
  await expect(page.getByText(/^3 requests · ≥ \$0\.3064 · as of/)).toBeVisible();
  await page.goto(`${product.url}/requests?cost=unpriced&model=gemini-2.5-flash`);
  await expect(page.getByText("No request here lacks a price")).toBeVisible();
  await page.getByRole("button", { name: "Show all requests" }).click();
  await expect(page).toHaveURL(/\/requests\?model=gemini-2\.5-flash$/);
});

test("the lab reads an OpenAI usage, and records nothing", async ({ page }) => {
  const complaints = watchConsole(page);
  await alreadySignedIn(page, product);
  await page.goto(`${product.url}/prices/lab`);
  await page.getByRole("textbox", { name: "Usage" }).fill(
    JSON.stringify({
      prompt_tokens: 1486,
      completion_tokens: 651,
      total_tokens: 2137,
      prompt_tokens_details: { cached_tokens: 1408 },
      completion_tokens_details: { reasoning_tokens: 512 },
    }),
  );
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("Name the provider, such as openai.")).toBeVisible();
  await page.getByRole("combobox", { name: "Provider" }).fill("openai");
  await page.getByRole("textbox", { name: "Model" }).fill("gpt-5");
  await page.getByRole("button", { name: "Read it" }).click();
  const reading = page.getByRole("region", { name: "How it is read" });
  await expect(reading.getByText(/^Dialect: openai.*\(detected\)$/)).toBeVisible();
  await expect(reading.getByRole("row", { name: "Cache read 1,408 65.9%" })).toBeVisible();
  await expect(reading.getByRole("row", { name: "Reasoning 512 24%" })).toBeVisible();
  await expect(reading.getByRole("heading", { name: "Cost: $0.0067835" })).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("textbox", { name: "Usage" }).fill("not a usage");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("textbox", { name: "Usage" })).toHaveAttribute("aria-invalid", "true");
  await page.goto(`${product.url}/requests`);
  await expect(page.getByText(/^3 requests/)).toBeVisible();
  // The browser itself notes an answer of status 400; the page says it at the field.
  expect(complaints.filter((complaint) => !complaint.includes("400"))).toEqual([]);
});
