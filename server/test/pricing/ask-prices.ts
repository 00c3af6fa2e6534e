import { expect } from "vitest";
import { ask, type GraphqlAnswer } from "../api/ask.js";
import { ADMIN, type Product } from "../api/start-product.js";

const SIGN_IN =
  "mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { email } }";

/** Asks in somebody's name. */
export type Asker = (query: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>;

export async function asAdmin(product: Product): Promise<Asker> {
  return asMember(product, ADMIN.email);
}

/** A second member, with the administrator's password. */
export async function asAnalyst(product: Product): Promise<Asker> {
  const email = "analyst@localhost";
  await product.sql.query(
    `insert into members (email, password_hash, role)
     select $1, password_hash, 'ANALYST' from members where email = $2`,
    [email, ADMIN.email],
  );
  return asMember(product, email);
}

export function withKey(product: Product, key: string): Asker {
  return (query, variables = {}) => ask(product, query, { variables, headers: { Authorization: `Bearer ${key}` } });
}

/** A project with a key that may record and ask. */
export async function addProject(
  product: Product,
  name: string,
): Promise<{ readonly id: string; readonly key: string }> {
  const { rows } = await product.sql.query<{ id: number }>("insert into projects (name) values ($1) returning id", [
    name,
  ]);
  const id = rows[0]?.id ?? 0;
  const key = await product.container.apiKeys.issue(product.container.orm.em.fork(), {
    projectId: id,
    name,
    scopes: ["ingest", "read", "admin"],
  });
  return { id: String(id), key };
}

async function asMember(product: Product, email: string): Promise<Asker> {
  const { cookie } = await ask(product, SIGN_IN, { variables: { email, password: ADMIN.password } });
  const headers = { Cookie: cookie?.split(";")[0] ?? "" };
  return (query, variables = {}) => ask(product, query, { variables, headers });
}

/** What one field of an answer says that had no errors. */
export function answered({ data, errors }: GraphqlAnswer, field: string): unknown {
  expect(errors).toEqual([]);
  return data?.[field];
}
