import { ask } from "./ask.js";
import type { Product } from "./start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

interface Account {
  readonly email: string;
  readonly password: string;
}

/** The headers of a browser in which that member just signed in. */
export async function signInAs(
  product: Pick<Product, "url">,
  { email, password }: Account,
  headers: Record<string, string> = {},
): Promise<{ Cookie: string }> {
  const { errors, cookie } = await ask(product, SIGN_IN, { variables: { email, password }, headers });
  if (cookie === null) throw new Error(`${email} could not sign in: ${JSON.stringify(errors)}`);
  return cookieOf(cookie);
}

/** What a browser sends after an answer with this `Set-Cookie`. */
export function cookieOf(setCookie: string | null): { Cookie: string } {
  return { Cookie: setCookie?.split(";")[0] ?? "" };
}
