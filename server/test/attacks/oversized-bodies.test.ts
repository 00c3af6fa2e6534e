import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEY, startProduct, type Product } from "../api/start-product.js";
import { JSON_TYPE, send, sendGraphql } from "./post.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const MIB = 1024 * 1024;
const TOO_LONG_MS = 3_000;
const RECORD = "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted } }";

let product: Product;
const bomb = gzipSync(Buffer.alloc(100 * MIB, " "));

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product.stop());

const event = (index: number) => ({ id: `o-${index}`, provider: "google", model: "gemini-2.5-flash", inputTokens: 1 });
const tenThousand = Array.from({ length: 10_000 }, (_, index) => event(index));
const deepArray = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
const deepObject = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

describe("at the door of batches", () => {
  test.each([
    { name: "9 MiB", body: () => `[${" ".repeat(9 * MIB)}]`, status: 413 },
    { name: "10,000 events", body: () => JSON.stringify(tenThousand), status: 413 },
    { name: "10,000 events under their name", body: () => JSON.stringify({ events: tenThousand }), status: 413 },
    { name: "brackets 100,000 deep", body: () => deepArray(100_000), status: 200 },
    { name: "an event 100,000 objects deep", body: () => `[${deepObject(100_000)}]`, status: 200 },
    {
      name: "usage 10,000 objects deep",
      body: () => `[{"id":"o-1","provider":"google","model":"m","usage":${deepObject(10_000)}}]`,
      status: 200,
    },
  ])("$name are refused, and nothing of them counts", async ({ body, status }) => {
    const answer = await send(product, "/v1/usage", { headers: { ...JSON_TYPE, ...KEY }, body: body() });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/INTERNAL|"accepted":[1-9]/);
    expect(answer.ms).toBeLessThan(TOO_LONG_MS);
  });

  test("a body that inflates to 100 MiB is refused once it has inflated to eight", async () => {
    const headers = { ...JSON_TYPE, ...KEY, "Content-Encoding": "gzip" };
    const { status, ms } = await send(product, "/v1/usage", { headers, body: bomb });
    expect(status).toBe(413);
    expect(ms).toBeLessThan(TOO_LONG_MS);
  });

  test("so is one that claims a length it has not, without being read", async () => {
    const headers = { ...JSON_TYPE, ...KEY, "Content-Length": String(100 * MIB) };
    const { status } = await send(product, "/v1/usage", { headers, body: "[]" });
    expect(status).toBe(413);
  });
});

describe("at the door of questions", () => {
  test.each([
    {
      name: "300 KiB of nobody",
      body: () => JSON.stringify({ query: "{ viewer { id } }", variables: { a: "x".repeat(300 * 1024) } }),
      headers: {},
      status: 413,
    },
    {
      name: "9 MiB of a key that records",
      body: () => JSON.stringify({ query: RECORD, variables: { events: "x".repeat(9 * MIB) } }),
      headers: KEY,
      status: 413,
    },
    { name: "brackets 100,000 deep", body: () => deepArray(100_000), headers: {}, status: 400 },
    {
      name: "variables 20,000 objects deep",
      body: () => `{"query":"{ viewer { id } }","variables":${deepObject(20_000)}}`,
      headers: {},
      status: 400,
    },
    {
      name: "extensions 20,000 objects deep",
      body: () => `{"query":"{ viewer { id } }","extensions":${deepObject(20_000)}}`,
      headers: {},
      status: 200,
    },
    {
      name: "a query that is 20,000 objects",
      body: () => `{"query":${deepObject(20_000)}}`,
      headers: KEY,
      status: 400,
    },
    {
      name: "usage 20,000 objects deep",
      body: () =>
        `{"query":${JSON.stringify(RECORD)},"variables":{"events":[{"id":"o-1","provider":"google","model":"m","usage":${deepObject(20_000)}}]}}`,
      headers: KEY,
      status: 200,
    },
    {
      name: "events 20,000 lists deep",
      body: () => `{"query":${JSON.stringify(RECORD)},"variables":{"events":${deepArray(20_000)}}}`,
      headers: KEY,
      status: 400,
    },
    {
      name: "10,000 events",
      body: () => JSON.stringify({ query: RECORD, variables: { events: tenThousand } }),
      headers: KEY,
      status: 200,
    },
  ])("$name are no fault of ours, and nothing of them counts", async ({ body, headers, status }) => {
    const answer = await sendGraphql(product, body(), headers);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/INTERNAL|"accepted":[1-9]/);
    expect(answer.ms).toBeLessThan(TOO_LONG_MS);
  });

  test.each(["gzip", "deflate", "br"])("what inflates to 100 MiB by %s is refused", async (encoding) => {
    const { status, ms } = await sendGraphql(product, bomb, { "Content-Encoding": encoding, ...KEY });
    expect(status).toBe(encoding === "gzip" ? 413 : 400);
    expect(ms).toBeLessThan(TOO_LONG_MS);
  });
});

test("nothing of all that was recorded", async () => {
  const { rows } = await product.sql.query("select count(*)::int as count from token_usage");
  expect(rows).toEqual([{ count: 0 }]);
});
