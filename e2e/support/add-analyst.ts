import type { Browser } from "@playwright/test";
import { askServer } from "./ask-server.ts";
import { signIn } from "./sign-in.ts";
import type { Product } from "./start-product.ts";

export const ANALYST = { email: "ana@example.com", password: "four quiet words here" } as const;

const INVITE = "mutation ($email: String!) { inviteMember(email: $email, role: ANALYST) { url } }";
const ACCEPT =
  'mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, name: "Ana", password: $password) { id } }';

/** Ana, who sees what was used and changes nothing; she is invited and has accepted. */
export async function addAnalyst(browser: Browser, product: Product): Promise<void> {
  const page = await browser.newPage();
  await signIn(page, product);
  const invited = await askServer(page, INVITE, { email: ANALYST.email });
  const token = /#([^"]+)"/.exec(JSON.stringify(invited))?.[1];
  await page.context().clearCookies();
  await askServer(page, ACCEPT, { token, password: ANALYST.password });
  await page.close();
}
