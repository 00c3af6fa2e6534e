import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrap } from "../../src/access/bootstrap.js";
import { ADMIN, API_KEY, startProduct, type Product } from "../api/start-product.js";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

async function entries(): Promise<Record<string, unknown>[]> {
  const { rows } = await product.sql.query<Record<string, unknown>>(
    "select actor, action, target_id, after - 'prefix' as after from audit_entries order by id",
  );
  return rows;
}

test("whom and what a start makes is in the audit log, without its secrets", async () => {
  const rights = { scopes: ["ingest", "read", "admin"], expiresAt: null, requestsPerMinute: null };
  const first = [
    { actor: null, action: "member.create", target_id: "1", after: { email: ADMIN.email, role: "ADMIN" } },
    { actor: null, action: "apiKey.issue", target_id: "1", after: { projectId: 1, name: "bootstrap", ...rights } },
  ];
  expect(await entries()).toEqual(first);
  const { orm, apiKeys, clock } = product.container;
  const options = { adminEmail: ADMIN.email, adminPassword: ADMIN.password, bootstrapApiKey: "chosen-by-the-operator" };
  const start = () => bootstrap({ em: orm.em.fork(), apiKeys, clock }, options);
  await start();
  await start();
  expect(await entries()).toEqual([
    ...first,
    { actor: null, action: "apiKey.issue", target_id: "2", after: { projectId: 1, name: "bootstrap 2", ...rights } },
  ]);
  const { rows } = await product.sql.query<{ text: string }>("select a::text as text from audit_entries a");
  const text = rows.map((row) => row.text).join("\n");
  for (const secret of [API_KEY, ADMIN.password, "chosen-by-the-operator"]) expect(text).not.toContain(secret);
});
