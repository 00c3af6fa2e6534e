import type { Page } from "@playwright/test";
import type { Product } from "./start-product.ts";

/** As an administrator does on the page of members. @returns the link that works once */
export async function inviteAnalyst(page: Page, product: Product, email: string): Promise<string> {
  await page.goto(`${product.url}/settings/members`);
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill(email);
  await dialog.getByRole("radio", { name: /^Analyst/ }).check();
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await page
    .getByRole("dialog", { name: `Invitation for ${email}` })
    .locator("code")
    .innerText();
  await page.getByRole("button", { name: "Done" }).click();
  return link;
}
