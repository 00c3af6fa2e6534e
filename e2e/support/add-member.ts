import { expect, type Browser } from "@playwright/test";
import { alreadySignedIn } from "./already-signed-in.ts";
import type { Product } from "./start-product.ts";

const PASSWORD = "four quiet words here";

/** Sees what was used and changes nothing. */
export const ANALYST = { email: "ana@example.com", password: PASSWORD, role: "ANALYST" } as const;
/** Sees what was done by whom as well. */
export const AUDITOR = { email: "audrey@example.com", password: PASSWORD, role: "AUDITOR" } as const;

const INVITE = "mutation ($email: String!, $role: Role!) { inviteMember(email: $email, role: $role) { url } }";
const ACCEPT =
  "mutation ($token: String!, $name: String!, $password: String!) { acceptInvitation(token: $token, name: $name, password: $password) { id } }";

/** One who was invited and has accepted, without a page being drawn. */
export async function addMember(
  browser: Browser,
  product: Product,
  { email, password, role }: typeof ANALYST | typeof AUDITOR,
): Promise<void> {
  const page = await browser.newPage();
  const ask = async (query: string, variables: object): Promise<string> => {
    const answer = await page.request.post(`${product.url}/graphql`, { data: { query, variables } });
    const text = await answer.text();
    expect(JSON.parse(text)).not.toHaveProperty("errors");
    return text;
  };
  await alreadySignedIn(page, product);
  const token = /#([^"]+)"/.exec(await ask(INVITE, { email, role }))?.[1];
  await page.context().clearCookies();
  await ask(ACCEPT, { token, name: email, password });
  await page.close();
}
