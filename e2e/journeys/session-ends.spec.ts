import { expect, test } from "@playwright/test";
import { ADMIN_PASSWORD, BOOTSTRAP_API_KEY } from "../support/credentials.ts";
import { signIn } from "../support/sign-in.ts";
import { startProduct, type Product } from "../support/start-product.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(() => product.stop());

async function record(id: string): Promise<void> {
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { Authorization: `Bearer ${BOOTSTRAP_API_KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ id, provider: "google", model: `model-${id}`, inputTokens: 1_000, outputTokens: 200 }),
  });
  expect(response.status).toBe(200);
}

test("a screen that nobody touches says that its session is over, and goes on live after signing in", async ({
  page,
}) => {
  await record("before");
  await signIn(page, product);
  await expect(page.getByText("model-before").first()).toBeVisible();
  await page.evaluate(() =>
    fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query: "mutation { signOut }" }),
    }).then((answer) => answer.ok),
  );
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("textbox", { name: "Password" }).fill(ADMIN_PASSWORD);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await record("afterwards");
  await expect(page.getByText("model-afterwards").first()).toBeVisible();
});

test("what a screen asks for live figures is no use of the console while nobody touches it", async ({ page }) => {
  await page.clock.install();
  await signIn(page, product);
  await expect(page.getByText("model-before").first()).toBeVisible();
  const visitOfNextQuestion = async (event: string): Promise<string | null> => {
    const asked = page.waitForRequest((request) => (request.postData() ?? "").includes("query Overview("));
    await record(event);
    return (await asked).headerValue("x-tokenledger-visit");
  };
  await page.clock.fastForward("02:00");
  expect(await visitOfNextQuestion("unwatched")).toBe("background");
  await page.mouse.move(200, 200);
  expect(await visitOfNextQuestion("watched")).toBeNull();
});
