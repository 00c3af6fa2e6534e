import { afterEach, beforeEach, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { crossings, watch } from "./watch.js";

let product: Product;

beforeEach(async () => {
  product = await startProduct();
  await product.sql.query(
    "update settings set value = '\"UTC\"' where key in ('countersTimezone', 'reportingTimezone')",
  );
  await watch(product.sql, { meter: "REQUESTS", limit: 1, levels: [100] });
});

afterEach(() => product.stop());

async function record(): Promise<void> {
  const event = { id: "e-1", userId: "somebody", provider: "google", model: "gemini-2.5-flash", inputTokens: 1 };
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ events: [event] }),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

/** What a replica that holds the lease does when the job is due. */
async function run(name: string): Promise<void> {
  const job = product.container.jobs.find((each) => each.name === name);
  await job?.run(new AbortController().signal);
}

test("a merge of the product tells what is crossed, also when nobody looks before", async () => {
  await record();
  await run("merge-deltas");
  expect(await crossings(product.sql)).toHaveLength(1);
});

test("the product tells what is crossed within a second or two, long before it is merged", async () => {
  // What changed before anybody looked first is no reason to tell.
  await run("find-crossings");
  await record();
  await run("find-crossings");
  expect(await crossings(product.sql)).toHaveLength(1);
  const { rows } = await product.sql.query("select count(*)::int as waiting from usage_deltas");
  expect(rows).toEqual([{ waiting: 1 }]);
  expect(product.container.jobs.find(({ name }) => name === "find-crossings")?.everyMs).toBe(1_000);
});
