import { ask } from "../api/ask.js";
import { ADMIN, type Product } from "../api/start-product.js";

/** The cookie of an administrator. */
export async function signInAsAdmin(product: Pick<Product, "url">): Promise<string> {
  const query = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";
  const { cookie } = await ask(product, query, { variables: ADMIN });
  return cookie?.split(";")[0] ?? "";
}
