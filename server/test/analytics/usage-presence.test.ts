import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../api/ask.js";
import { startProduct, type Product } from "../api/start-product.js";

const SETTINGS = "{ settings { demo hasRealUsage demoProgress } }";

let product: Product;
let keys: { own: string; demo: string; all: string };

beforeAll(async () => {
  product = await startProduct();
  const { rows } = await product.sql.query<{ id: number }>(
    "insert into projects (name, is_demo) values ('quiet', false), ('demo', true) returning id",
  );
  const [quiet, demo] = rows.map(({ id }) => id);
  keys = { own: await newKey(quiet), demo: await newKey(demo), all: await newKey(1) };
});

afterAll(() => product.stop());

function newKey(projectId = 0): Promise<string> {
  const em = product.container.orm.em.fork();
  return product.container.apiKeys.issue(em, { projectId, name: `of ${projectId}`, scopes: ["ingest", "read"] });
}

async function settingsFor(key: string): Promise<unknown> {
  const { data } = await ask(product, SETTINGS, { headers: { Authorization: `Bearer ${key}` } });
  return data?.settings;
}

test("dimensions that a rolled-back batch left are no usage", async () => {
  await product.sql.query(
    "insert into usage_dimensions (project_id, provider, model, feature, operation, status) values (1, 'a', 'b', 'c', 'd', 'ok')",
  );
  expect(await settingsFor(keys.all)).toMatchObject({ hasRealUsage: false });
});

test("a key learns of its own project alone", async () => {
  await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${keys.all}` },
    body: JSON.stringify({ id: "p-1", provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 }),
  });
  expect(await settingsFor(keys.all)).toEqual({ demo: false, hasRealUsage: true, demoProgress: null });
  expect(await settingsFor(keys.own)).toEqual({ demo: false, hasRealUsage: false, demoProgress: null });
  expect(await settingsFor(keys.demo)).toEqual({ demo: true, hasRealUsage: false, demoProgress: null });
});
