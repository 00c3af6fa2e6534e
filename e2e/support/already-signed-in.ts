import { expect, type Page } from "@playwright/test";
import { ADMIN_EMAIL, ADMIN_PASSWORD } from "./credentials.ts";
import type { Product } from "./start-product.ts";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

/**
 * As if the administrator had signed in with this browser before: the next page that it opens is of who is signed in.
 * For journeys that begin elsewhere; the form and the Overview behind it, which `signIn` goes through, cost more than
 * most of them.
 */
export async function alreadySignedIn(page: Page, { url }: Product): Promise<void> {
  const variables = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
  const answer = await page.request.post(`${url}/graphql`, { data: { query: SIGN_IN, variables } });
  expect(await answer.json()).toMatchObject({ data: { signIn: { id: expect.any(String) } } });
}
