import { hashPassword } from "../../src/access/password.js";
import { ask } from "../api/ask.js";
import { ADMIN, type Product } from "../api/start-product.js";

const SIGN_IN = "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { id } }";

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The headers of a member who has signed in just now. */
export async function signInAs(
  product: Product,
  { email, password }: Credentials = ADMIN,
): Promise<{ Cookie: string }> {
  const { cookie, errors } = await ask(product, SIGN_IN, { variables: { email, password } });
  if (cookie === null) throw new Error(JSON.stringify(errors));
  return { Cookie: cookie.split(";")[0] ?? "" };
}

/** A member with the admin's password; answers their id. */
export async function addMember(
  product: Product,
  { email, role }: { readonly email: string; readonly role: string },
): Promise<number> {
  const { rows } = await product.sql.query<{ id: number }>(
    "insert into members (email, password_hash, role) values ($1, $2, $3) returning id",
    [email, await hashPassword(ADMIN.password), role],
  );
  return rows[0]?.id ?? 0;
}
