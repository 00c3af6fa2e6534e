import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "./ask.js";
import { API_KEY, startProduct, type Product } from "./start-product.js";
import { startReplica, type Replica } from "./start-replica.js";

const HEADERS = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };
const WITHIN_5_S = { timeout: 5_000, interval: 50 };
const MODEL = "gemini-2.5-flash";

let product: Product;
let other: Replica;
let sent = 0;

beforeAll(async () => {
  product = await startProduct();
  other = await startReplica(product);
});

afterAll(async () => {
  await other.stop();
  await product.stop();
});

/** Pico-USD of one input token that the other replica records now. */
async function costThroughTheOther(): Promise<string> {
  sent += 1;
  const id = `price-${sent}`;
  const event = { id, provider: "google", model: MODEL, inputTokens: 1, outputTokens: 0 };
  const answer = await fetch(`${other.url}/v1/usage`, {
    method: "POST",
    headers: HEADERS,
    body: JSON.stringify(event),
  });
  expect(answer.status).toBe(200);
  const { rows } = await product.sql.query<{ cost: string }>("select cost from token_usage where event_id = $1", [id]);
  return rows[0]?.cost ?? "none";
}

async function setPrice(base: string): Promise<void> {
  await product.sql.query(
    "update prices set rates = jsonb_set(rates, '{input,base}', to_jsonb($1::text)) where provider = 'google' and model = $2",
    [base, MODEL],
  );
}

describe("what is changed in the database", () => {
  test("a price reaches a server that has been running within five seconds, and past costs stay", async () => {
    expect(await costThroughTheOther()).toBe("300000");
    await setPrice("777000");
    await expect.poll(costThroughTheOther, WITHIN_5_S).toBe("777000");
    const { rows } = await product.sql.query("select cost from token_usage where event_id = 'price-1'");
    expect(rows).toEqual([{ cost: "300000" }]);
  });

  test("a price that cannot be read leaves those before in force, and the next that can is taken", async () => {
    await setPrice("888000");
    await expect.poll(costThroughTheOther, WITHIN_5_S).toBe("888000");
    await setPrice("a lot");
    await expect.poll(() => other.container.prices.failedReloads, WITHIN_5_S).toBeGreaterThan(0);
    expect(await costThroughTheOther()).toBe("888000");
    await setPrice("999000");
    await expect.poll(costThroughTheOther, WITHIN_5_S).toBe("999000");
  });

  test("a list from which everything was deleted is taken for a mistake", async () => {
    await product.sql.query("create table kept as table prices");
    await product.sql.query("delete from prices");
    const failed = other.container.prices.failedReloads;
    await expect.poll(() => other.container.prices.failedReloads, WITHIN_5_S).toBeGreaterThan(failed);
    expect(await costThroughTheOther()).toBe("999000");
    await product.sql.query("insert into prices overriding system value select * from kept");
    await product.sql.query("drop table kept");
  });

  test("the reporting timezone is that of the next question", async () => {
    const zone = async () => {
      const answer = await ask(other, "{ settings { reportingTimezone } }", { headers: HEADERS });
      return answer.data;
    };
    await product.sql.query(`update settings set value = '"Europe/Berlin"' where key = 'reportingTimezone'`);
    expect(await zone()).toEqual({ settings: { reportingTimezone: "Europe/Berlin" } });
  });
});
