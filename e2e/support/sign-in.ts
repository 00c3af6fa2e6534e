import type { Page } from "@playwright/test";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "./credentials.ts";
import type { Product } from "./start-product.ts";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

const ADMIN: Credentials = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };

/** Signs in as a person does, in the language of the browser. */
export async function signIn(page: Page, { url }: Product): Promise<void> {
  await page.goto(url);
  await giveCredentials(page, ADMIN);
  await page.getByRole("heading", { level: 1, name: /Overview|개요/ }).waitFor();
}

/** Fills and sends the form of the sign-in page, whatever comes of it. */
export async function giveCredentials(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByRole("textbox", { name: /E-mail|이메일/ }).fill(email);
  await page.getByRole("textbox", { name: /Password|비밀번호/ }).fill(password);
  await page.getByRole("button", { name: /^(Sign in|로그인)$/ }).click();
}
