import { afterAll, beforeAll, expect, test } from "vitest";
import { TroubledProxy } from "../core/troubled-proxy.js";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const SOON = { timeout: 4_000, interval: 20 };
const KEY = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };
/** So long may a request be held that met the fault before anybody knew of it. */
const HELD_AT_MOST_MS = 5_000;
/** More than there are connections: what the fault leaves behind must not be the last of them. */
const QUESTIONS = 12;

let product: Product;
let proxy: TroubledProxy;
let sent = 0;

beforeAll(async () => {
  product = await startProduct({
    through: async (url) => {
      proxy = await TroubledProxy.open(url);
      return proxy.url;
    },
  });
});

afterAll(async () => {
  await proxy.recover();
  await product.stop();
  await proxy.close();
});

function get(path: string): Promise<Response> {
  return fetch(`${product.url}${path}`);
}

function question(): Promise<Response> {
  const query = '{ usageTotals(filter: { range: { preset: "today" } }) { requests } }';
  return fetch(`${product.url}/graphql`, { method: "POST", headers: KEY, body: JSON.stringify({ query }) });
}

function record(): Promise<Response> {
  sent += 1;
  const event = { id: `away-${sent}`, provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 };
  return fetch(`${product.url}/v1/usage`, { method: "POST", headers: KEY, body: JSON.stringify(event) });
}

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; tookMs: number }> {
  const begunAt = performance.now();
  return { result: await work, tookMs: performance.now() - begunAt };
}

const TROUBLES = [
  { name: "that falls silent", begin: () => Promise.resolve(proxy.silence()) },
  { name: "that refuses", begin: () => proxy.refuse() },
];

test.each(TROUBLES)(
  "a database $name holds no request, and is used again within a second of its return",
  async (at) => {
    expect((await question()).status).toBe(200);
    await at.begin();
    const met = await Promise.all(Array.from({ length: QUESTIONS }, () => timed(question())));
    for (const { result, tookMs } of met) {
      expect(result.status).toBe(503);
      expect(tookMs).toBeLessThan(HELD_AT_MOST_MS);
    }

    await expect.poll(async () => (await get("/readyz")).status, SOON).toBe(503);
    const [ready, live, asked, recorded] = await Promise.all([
      timed(get("/readyz")),
      timed(get("/livez")),
      timed(question()),
      timed(record()),
    ]);
    for (const { tookMs } of [ready, live, asked, recorded]) expect(tookMs).toBeLessThan(300);
    expect(await ready.result.json()).toMatchObject({ status: "unavailable", database: false, started: true });
    expect(live.result.status).toBe(200);
    for (const { result } of [asked, recorded]) {
      expect(result.status).toBe(503);
      expect(result.headers.get("Retry-After")).toBe("2");
    }
    expect(await asked.result.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    expect(await recorded.result.json()).toMatchObject({ error: { code: "UNAVAILABLE" } });

    await proxy.recover();
    await expect.poll(async () => (await get("/readyz")).status, { timeout: 2_000, interval: 20 }).toBe(200);
    await expect.poll(async () => (await question()).status, SOON).toBe(200);
  },
);

test("a question of which nothing could be answered is a 503, also before the outage is known", async () => {
  await expect.poll(async () => (await question()).status, SOON).toBe(200);
  await proxy.refuse();
  const answer = await question();
  expect(answer.status).toBe(503);
  expect(answer.headers.get("Retry-After")).toBe("2");
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
  await proxy.recover();
});
