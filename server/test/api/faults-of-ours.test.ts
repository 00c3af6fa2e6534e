import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./ask.js";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const TOTALS = '{ usageTotals(filter: { range: { preset: "today" } }) { requests } }';
const KEY = { Authorization: `Bearer ${API_KEY}` };
const SHOWN = /^Something went wrong here\. Error id: [\da-f-]{36}$/;
const INSIDES = /relation|usage_event_ids|token_usage|sessions|stack|node_modules|select/i;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

/** A table that is not where it should be is a fault like any bug. */
async function without<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
  await product.sql.query(`alter table ${table} rename to misplaced`);
  try {
    return await act();
  } finally {
    await product.sql.query(`alter table misplaced rename to ${table}`);
  }
}

test("a question that fails shows an id and nothing else", async () => {
  const { errors, data } = await without("token_usage_stats", () => ask(product, TOTALS, { headers: KEY }));
  expect(data).toBeNull();
  expect(errors).toMatchObject([
    { message: expect.stringMatching(SHOWN), extensions: { code: "INTERNAL", errorId: expect.any(String) } },
  ]);
  expect(JSON.stringify(errors)).not.toMatch(INSIDES);
});

test("so does a request whose viewer could not be looked up", async () => {
  const { status, errors } = await without("sessions", () =>
    ask(product, "{ viewer { kind } }", { headers: { Cookie: "tokenledger=anything" } }),
  );
  expect(status).toBe(500);
  expect(errors).toMatchObject([{ message: expect.stringMatching(SHOWN), extensions: { code: "INTERNAL" } }]);
  expect(JSON.stringify(errors)).not.toMatch(INSIDES);
});

test("so does POST /v1/usage, and the event can be sent again", async () => {
  const send = () =>
    fetch(`${product.url}/v1/usage`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...KEY },
      body: JSON.stringify({
        id: "f-1",
        provider: "google",
        model: "gemini-2.5-flash",
        inputTokens: 1,
        outputTokens: 1,
      }),
    });
  const failed = await without("usage_event_ids", send);
  expect(failed.status).toBe(500);
  const text = await failed.text();
  expect(JSON.parse(text)).toEqual({
    error: { code: "INTERNAL", message: expect.stringMatching(SHOWN), errorId: expect.any(String) },
  });
  expect(text).not.toMatch(INSIDES);
  expect(await (await send()).json()).toMatchObject({ accepted: 1 });
});
