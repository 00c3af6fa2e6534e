import { hashPassword } from "../../src/access/password.js";
import type { Product } from "./start-product.js";
import { signInAs } from "./sign-in-as.js";

export const PASSWORD = "kestrel over quiet dunes";

let hash: Promise<string> | null = null;

interface Added {
  readonly id: string;
  readonly email: string;
  /** Of a browser in which they are signed in. */
  readonly headers: { Cookie: string };
}

/** A member as if they had been invited long ago, signed in once. */
export async function addMember(
  product: Product,
  email: string,
  role: "ADMIN" | "ANALYST" | "AUDITOR",
): Promise<Added> {
  hash ??= hashPassword(PASSWORD);
  const { rows } = await product.sql.query<{ id: number }>(
    "insert into members (email, password_hash, role) values ($1, $2, $3) returning id",
    [email, await hash, role],
  );
  return { id: String(rows[0]?.id), email, headers: await signInAs(product, { email, password: PASSWORD }) };
}
