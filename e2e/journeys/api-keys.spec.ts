import { expect, test, type Locator, type Page } from "@playwright/test";
import { findSeriousFaults } from "../support/find-serious-faults.ts";
import { listenWithKey } from "../support/listen-with-key.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";
import { watchConsole } from "../support/watch-console.ts";

/** Requests are refused this soon after a key ends, and its sockets that soon. */
const REFUSED_WITHIN_MS = 6_000;
const CLOSED_WITHIN_MS = 60_000;

let product: Product;

// Starting takes its time where browser and database share two busy cores, and a socket may live a minute.
test.describe.configure({ mode: "serial", timeout: 180_000 });

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

async function openKeys(page: Page): Promise<void> {
  await signIn(page, product);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "API keys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API keys" })).toBeVisible();
}

/** What the clipboard holds after a copy button was pressed. */
async function copied(page: Page, button: Locator): Promise<string> {
  await button.click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" }).first()).toBeAttached();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Closes the dialog of a secret as its reader must. */
async function store(dialog: Locator): Promise<void> {
  await expect(dialog.getByRole("button", { name: "Close" })).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "I stored it" }).press("Space");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
}

function record(secret: string, id: string): Promise<Response> {
  return fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ id, provider: "google", model: "gemini-2.5-flash", inputTokens: 10, outputTokens: 1 }),
  });
}

/** Runs the curl line of the dialog, as far as a shell would read it. */
function runCurl(lines: string, secret: string): Promise<Response> {
  const url = /^curl (\S+)/.exec(lines)?.[1] ?? "";
  const body = /-d '(.*)'$/s.exec(lines)?.[1] ?? "";
  const headers = [...lines.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name = "", value = ""]): [string, string] => [
    name,
    value.replace("$TOKENLEDGER_KEY", secret),
  ]);
  return fetch(url, { method: "POST", headers, body });
}

test("a key's secret is shown once, and the dialog turns green with the first request", async ({ page }) => {
  const complaints = watchConsole(page);
  await openKeys(page);
  expect(await findSeriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "New key" }).click();
  const form = page.getByRole("dialog", { name: "New key" });
  await form.getByRole("button", { name: "Issue key" }).click();
  await expect(form.getByText("Fill this in.")).toBeVisible();
  await expect(form.getByLabel("Name", { exact: true })).toBeFocused();
  await form.getByLabel("Name", { exact: true }).fill("notes-api");
  await form.getByRole("button", { name: /Project$/ }).click();
  await page.getByRole("option", { name: "New project…" }).click();
  await form.getByLabel("Name of the project").fill("Notes");
  expect(await findSeriousFaults(page)).toEqual([]);
  await form.getByRole("button", { name: "Issue key" }).click();

  const dialog = page.getByRole("dialog", { name: "Secret of notes-api" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.click(4, 4);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText("Waiting for the first request…")).toBeVisible();
  expect(await findSeriousFaults(page)).toEqual([]);

  const secret = await copied(page, dialog.getByRole("button", { name: "Copy the secret" }));
  await dialog.getByRole("tab", { name: "curl" }).click();
  const lines = await copied(page, dialog.getByRole("button", { name: "Copy the lines" }));
  const answer = await runCurl(lines, secret);
  expect(await answer.json()).toMatchObject({ accepted: 1, rejected: [] });
  await expect(dialog.getByText(/^First request received at .* from 127\.0\.0\.1\.$/)).toBeVisible();
  await store(dialog);

  const row = page.getByRole("row", { name: /^notes-api Notes/ });
  await expect(row).toContainText("Active");
  await expect(row.getByRole("link", { name: "1", exact: true })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole("button", { name: "New key" }).click();
  await form.getByLabel("Name", { exact: true }).fill("Notes-API");
  await form.getByRole("button", { name: /Project$/ }).click();
  await page.getByRole("option", { name: "Notes", exact: true }).click();
  await form.getByRole("button", { name: "Issue key" }).click();
  await expect(form.getByText("Another one is called that already.", { exact: false })).toBeVisible();
  await expect(form.getByLabel("Name", { exact: true })).toBeFocused();
  expect(complaints).toEqual([]);
});

test("after a rotation both secrets work; revoked, the key is refused and its socket ends", async ({ page }) => {
  await openKeys(page);
  await page.getByRole("button", { name: "New key" }).click();
  const form = page.getByRole("dialog", { name: "New key" });
  await form.getByLabel("Name", { exact: true }).fill("dashboard");
  await form.getByRole("checkbox", { name: /^Read/ }).press("Space");
  await form.getByRole("button", { name: "Issue key" }).click();
  const first = page.getByRole("dialog", { name: "Secret of dashboard" });
  const former = await copied(page, first.getByRole("button", { name: "Copy the secret" }));
  await store(first);

  await page.getByRole("button", { name: "Actions for dashboard" }).click();
  await page.getByRole("menuitem", { name: "Rotate…" }).click();
  const rotation = page.getByRole("dialog", { name: "Rotate dashboard" });
  await expect(rotation).toContainText("Both secrets work until");
  await rotation.getByRole("button", { name: /24 hours/ }).click();
  await page.getByRole("option", { name: "no time at all" }).click();
  await expect(rotation).toContainText("ends at once");
  await rotation.getByRole("button", { name: /no time at all/ }).click();
  await page.getByRole("option", { name: "7 days" }).click();
  expect(await findSeriousFaults(page)).toEqual([]);
  await rotation.getByRole("button", { name: "Rotate" }).click();
  const second = page.getByRole("dialog", { name: "New secret of dashboard" });
  const present = await copied(page, second.getByRole("button", { name: "Copy the secret" }));
  await store(second);
  expect(present).not.toBe(former);
  expect((await record(former, "by-former")).status).toBe(200);
  expect((await record(present, "by-present")).status).toBe(200);
  await expect(page.getByRole("row", { name: /^dashboard/ })).toContainText("Former:");

  const socket = await listenWithKey(product, present);
  await page.getByRole("button", { name: "Actions for dashboard" }).click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  const revocation = page.getByRole("alertdialog", { name: "Revoke dashboard?" });
  await revocation.getByRole("button", { name: "Revoke" }).click();
  await expect(revocation.getByText("It is written differently.")).toBeVisible();
  await revocation.getByLabel("Reason").fill("The dashboard moved");
  await revocation.getByLabel("Type dashboard to confirm").fill("dashboard");
  expect(await findSeriousFaults(page)).toEqual([]);
  await revocation.getByRole("button", { name: "Revoke" }).click();
  await expect(revocation).toBeHidden();

  await expect.poll(async () => (await record(present, "too-late")).status, { timeout: REFUSED_WITHIN_MS }).toBe(401);
  expect((await record(former, "too-late")).status).toBe(401);
  await expect.poll(() => socket.isClosed(), { timeout: CLOSED_WITHIN_MS }).toBe(true);
  await expect(page.getByRole("row", { name: /^dashboard/ })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Show revoked" }).press("Space");
  await expect(page.getByRole("row", { name: /^dashboard/ })).toContainText("Revoked");
});

test("a project is renamed in its row, its keys are told under the new name, and the audit log says so", async ({
  page,
}) => {
  const complaints = watchConsole(page);
  await openKeys(page);
  const projects = page.getByRole("region", { name: "Projects", exact: true });
  await projects.getByRole("button", { name: "Rename Notes" }).click();
  const name = projects.getByLabel("Name of the project");
  await expect(name).toBeFocused();
  await name.fill(" ");
  await projects.getByRole("button", { name: "Save" }).click();
  await expect(projects.getByText("Fill this in.")).toBeVisible();
  await name.fill("default");
  await name.press("Enter");
  await expect(projects.getByRole("alert")).toContainText("There is a project called");
  expect(await findSeriousFaults(page)).toEqual([]);
  await name.fill("Notes app");
  await name.press("Enter");
  await expect(projects.getByRole("rowheader", { name: "Notes app" })).toBeVisible();
  await expect(projects.getByRole("button", { name: "Rename Notes app" })).toBeFocused();
  await expect(
    page.getByRole("region", { name: "API keys", exact: true }).getByText("Notes app").first(),
  ).toBeVisible();
  await page.goto(`${product.url}/audit`);
  await expect(page.getByText("Notes app").first()).toBeVisible();
  expect(complaints).toEqual([]);
});
