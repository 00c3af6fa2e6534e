import type { Page } from "@playwright/test";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "./credentials.ts";
import type { Product } from "./start-product.ts";

/** Signs in as a person does, in the language of the browser. */
export async function signIn(page: Page, { url }: Product): Promise<void> {
  await page.goto(url);
  await page.getByRole("textbox", { name: /E-mail|이메일/ }).fill(ADMIN_EMAIL);
  await page.getByRole("textbox", { name: /Password|비밀번호/ }).fill(ADMIN_PASSWORD);
  await page.getByRole("button", { name: /^(Sign in|로그인)$/ }).click();
  await page.getByRole("heading", { level: 1, name: /Overview|개요/ }).waitFor();
}
