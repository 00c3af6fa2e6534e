import { hashPassword } from "../../src/access/password.js";
import { hashSecret, newSecret } from "../../src/access/secret-token.js";
import { ADMIN, type Product } from "../api/start-product.js";

let hash: Promise<string> | null = null;

export interface Account {
  readonly email: string;
  /** Of its open session, as its cookie holds it. */
  readonly token: string;
}

/** Members with that role, all with the admin's password, each signed in once: what one does to itself hurts no other. */
export async function openAccounts(
  { sql }: Pick<Product, "sql">,
  role: "ADMIN" | "ANALYST" | "AUDITOR",
  count: number,
): Promise<readonly Account[]> {
  hash ??= hashPassword(ADMIN.password);
  const accounts = Array.from({ length: count }, () => ({ email: `${newSecret()}@example.com`, token: newSecret() }));
  await sql.query(
    `with asked as (select * from unnest($1::text[], $2::bytea[]) as asked (email, token_hash)),
          joined as (insert into members (email, password_hash, role) select email, $3, $4 from asked returning id, email)
     insert into sessions (member_id, token_hash, expires_at)
     select id, token_hash, now() + interval '1 hour' from joined join asked using (email)`,
    [accounts.map(({ email }) => email), accounts.map(({ token }) => hashSecret(token)), await hash, role],
  );
  return accounts;
}
