import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { askServer } from "../support/ask-server.ts";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "../support/credentials.ts";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

let product: Product;

// Starting takes its time where browser and database share two busy cores.
test.describe.configure({ mode: "serial", timeout: 150_000 });

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

const CREATE_PRICE = "mutation ($input: PriceInput!) { createPrice(input: $input) { id } }";
const RATES = [
  { tokenClass: "INPUT", usdPerMillion: "0.1" },
  { tokenClass: "OUTPUT", usdPerMillion: "0.4" },
];

async function openAudit(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^(Audit log|감사 로그)$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^(Audit log|감사 로그)$/ })).toBeVisible();
}

async function exportAs(page: Page, format: string): Promise<string> {
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return readFile(await file.path(), "utf8");
}

test("a price that was entered is in the log with what it says, found by a filter and in the export", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  const input = { provider: "in-house", model: "korean-7b", serviceTier: "standard", rates: RATES, note: "GPU hours" };
  await askServer(page, CREATE_PRICE, { input });
  await openAudit(page);
  const entry = page.getByRole("row").filter({ hasText: "Entered a price" });
  await expect(entry).toContainText(ADMIN_EMAIL);
  await expect(entry).toContainText("GPU hours");
  await entry.getByRole("button", { name: /^Show all/ }).click();
  await expect(entry).toContainText("korean-7b");
  await expect(page.getByText("Append-only:")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  await page.getByRole("button", { name: "Action", exact: true }).click();
  await page.getByRole("option", { name: "Entered a price" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/action=price\.create/);
  await expect(page.getByText("1 of 1 entries")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);
  const lines = (await exportAs(page, "JSON lines")).trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ action: "price.create", actor: ADMIN_EMAIL });
  expect(await exportAs(page, "CSV")).toContain("price.create");

  await entry.getByRole("link", { name: "in-house/korean-7b" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "korean-7b" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test("general settings say what would change, save it, and tell it in the log", async ({ page }) => {
  const complaints = watchConsole(page);
  await signIn(page, product);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "General" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "General settings" })).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Acme Notes");
  await page.getByRole("button", { name: "Asia/Seoul (GMT+9)" }).click();
  await page.getByRole("searchbox", { name: "City or offset" }).fill("new york");
  await page.getByRole("option", { name: /^America\/New_York/ }).click();
  await expect(
    page.getByRole("region", { name: "The last days in America/New_York" }).getByRole("table"),
  ).toBeVisible();
  const unsaved = page.getByRole("region", { name: "Not saved yet" });
  await expect(unsaved).toContainText("Name — → Acme Notes");
  await expect(unsaved).toContainText("Reporting timezone Asia/Seoul → America/New_York");
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.getByRole("link", { name: "My settings" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Go on typing" }).click();
  await unsaved.getByRole("button", { name: "Save" }).click();
  await expect(unsaved).toBeHidden();
  await expect(page).toHaveTitle(/^General settings · Acme Notes · /);

  await openAudit(page);
  await expect(page.getByRole("columnheader", { name: "Time America/New_York" })).toBeVisible();
  const entry = page.getByRole("row").filter({ hasText: "Changed settings" });
  await expect(entry).toContainText(/reportingTimezone\s*before:\s*Asia\/Seoul\s*→\s*after:\s*America\/New_York/);
  expect(complaints).toEqual([]);
});

test("an analyst is told who may see the log, and sees nothing of it", async ({ page, browser }) => {
  await signIn(page, product);
  const invited = await askServer(
    page,
    "mutation ($email: String!) { inviteMember(email: $email, role: ANALYST) { url } }",
    { email: "analyst@example.com" },
  );
  const token = /#([\w-]+)/.exec(JSON.stringify(invited))?.[1] ?? "";
  const context = await browser.newContext({ locale: "ko-KR" });
  const analyst = await context.newPage();
  await analyst.goto(product.url);
  await askServer(
    analyst,
    'mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, name: "Analyst", password: $password) { id } }',
    { token, password: ADMIN_PASSWORD },
  );
  await analyst.goto(`${product.url}/audit`);
  await expect(analyst.getByText("권한 없음")).toBeVisible();
  await expect(analyst.getByRole("link", { name: "감사 로그" })).toHaveCount(0);
  await expect(analyst.getByRole("table")).toHaveCount(0);
  expect((await analyst.request.get(`${product.url}/v1/audit?format=csv`)).status()).toBe(403);
  expect(await findSeriousFaults(analyst)).toEqual([]);
  await context.close();
});
