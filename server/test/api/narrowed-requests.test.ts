import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAs } from "../access/sign-in-as.js";
import { ask } from "./ask.js";
import { type Product, startProduct } from "./start-product.js";

const NARROWED = `query ($search: String!) { usageEvents(filter: { range: { preset: "7d" } }, narrow: { search: $search }) {
  totalCount } }`;

let product: Product;
let headers: Record<string, string>;

beforeAll(async () => {
  product = await startProduct();
  headers = await signInAs(product);
}, 60_000);

afterAll(() => product.stop());

async function waitingForRows(): Promise<number> {
  const { rows } = await product.sql.query<{ count: number }>(
    "select count(*)::int as count from pg_locks where not granted and relation = 'token_usage'::regclass",
  );
  return rows[0]?.count ?? 0;
}

test("searches through single requests, however many, leave connections to other questions", async () => {
  const blocker = await product.sql.connect();
  let searching: ReturnType<typeof ask>[] = [];
  try {
    await blocker.query("begin; lock table token_usage in access exclusive mode");
    searching = Array.from({ length: 30 }, (_, n) =>
      ask(product, NARROWED, { variables: { search: `note-${n}` }, headers }),
    );
    await expect.poll(waitingForRows, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    const { data } = await ask(product, "{ settings { weekStart } }", { headers });
    expect(data).toEqual({ settings: { weekStart: 1 } });
    expect(await waitingForRows()).toBeLessThanOrEqual(3);
  } finally {
    await blocker.query("rollback");
    blocker.release();
  }
  const answers = await Promise.all(searching);
  const refused = answers.filter(({ errors }) => errors.some(({ message }) => message.includes("single requests")));
  expect(refused.length).toBeGreaterThan(0);
  expect(answers.some(({ data }) => data !== null)).toBe(true);
}, 40_000);
