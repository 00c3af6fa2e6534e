import { afterEach, describe, expect, test, vi } from "vitest";
import { ask } from "../api/ask.js";
import { API_KEY, startProduct, type Product, type ProductOptions } from "../api/start-product.js";
import { openSocket } from "./open-socket.js";
import { JSON_TYPE, send, sendGraphql, type RawAnswer } from "./post.js";
import { signInAsAdmin } from "./sign-in.js";

const KEY = { Authorization: `Bearer ${API_KEY}` };
const VIEWER = JSON.stringify({ query: "{ viewer { id } }" });
const EVENT = { provider: "google", model: "gemini-2.5-flash", inputTokens: 1, outputTokens: 1 };

let product: Product;

afterEach(() => product.stop());

async function start(options: ProductOptions = {}) {
  product = await startProduct(options);
}

function statuses(answers: readonly RawAnswer[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function expectLaterTry({ headers }: RawAnswer | undefined = { headers: {}, status: 0, text: "", ms: 0 }): void {
  const seconds = Number(headers["retry-after"]);
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
}

const times = (count: number, act: (index: number) => Promise<RawAnswer>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));
const record = (index: number, headers: Record<string, string> = KEY) =>
  send(product, "/v1/usage", {
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify({ id: `a-${index}`, ...EVENT }),
  });

describe("guessing credentials", () => {
  test("is refused after sixty a minute, many at once included, before the database is asked", async () => {
    await start();
    const guess = (index: number) => record(index, { Authorization: `Bearer tl_guess_${index}` });
    expect(statuses(await times(80, guess))).toEqual({ 401: 60, 429: 20 });
    await product.sql.query("alter table api_keys rename to misplaced");
    const refused = await guess(1_000);
    await product.sql.query("alter table misplaced rename to api_keys");
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: "UNAVAILABLE" } });
    expectLaterTry(refused);
    const cookie = await sendGraphql(product, VIEWER, { Cookie: "tokenledger=guessed" });
    expect(cookie.status).toBe(429);
    expectLaterTry(cookie);
  });

  test("is refused at the audit log's way out as well, which tells right from wrong too", async () => {
    await start();
    const guess = (index: number) =>
      send(product, "/v1/audit?format=csv", {
        method: "GET",
        headers: { Authorization: `Bearer tl_guess_${index}` },
      });
    expect(statuses(await times(80, guess))).toEqual({ 401: 60, 429: 20 });
    const refused = await guess(1_000);
    expectLaterTry(refused);
  });

  test("does not keep out a key that was good just now, nor who sends none", async () => {
    await start();
    expect((await record(0)).status).toBe(200);
    await times(80, (index) => record(index, { Authorization: `Bearer tl_guess_${index}` }));
    expect((await record(1)).status).toBe(200);
    expect((await sendGraphql(product, VIEWER)).status).toBe(200);
  });

  test("does not keep out who signs in meanwhile from the same address", async () => {
    await start();
    await times(80, (index) => sendGraphql(product, VIEWER, { Cookie: `tokenledger=ended-${index}` }));
    const { status, text } = await sendGraphql(product, VIEWER, { Cookie: await signInAsAdmin(product) });
    expect([status, JSON.parse(text)]).toEqual([200, { data: { viewer: { id: "1" } } }]);
  });

  test("a thousand first requests of one key at the same moment are one try", async () => {
    await start({ rates: { wrongCredentials: 1 } });
    expect(statuses(await times(200, (index) => record(index)))).toEqual({ 200: 200 });
  });

  test("is refused where the audit log is exported as well", async () => {
    await start({ rates: { wrongCredentials: 3 } });
    const guess = (index: number) =>
      send(product, "/v1/audit?format=csv", { method: "GET", headers: { Cookie: `tokenledger=guess-${index}` } });
    const answers = await times(5, guess);
    expect(statuses(answers)).toEqual({ 401: 3, 429: 2 });
    expectLaterTry(answers.find(({ status }) => status === 429));
  });

  test("is refused over WebSocket as well", async () => {
    await start({ rates: { wrongCredentials: 1 } });
    await record(0, { Authorization: "Bearer tl_guess" });
    const { socket, heard } = await openSocket(product, { payload: { authorization: "Bearer tl_guess_again" } });
    await vi.waitFor(() => expect(socket.readyState).toBe(socket.CLOSED));
    expect(heard).toEqual([]);
  });
});

describe("asking", () => {
  test("without a credential is refused after 120 a minute", async () => {
    await start();
    const answers = await times(130, () => sendGraphql(product, VIEWER));
    expect(statuses(answers)).toEqual({ 200: 120, 429: 10 });
    expectLaterTry(answers.find(({ status }) => status === 429));
    expect((await sendGraphql(product, VIEWER, KEY)).status).toBe(200);
  });

  test("is refused to a key that has asked for too much, and recording is not", async () => {
    await start({ rates: { operations: 10 } });
    const answers = await times(12, () => sendGraphql(product, VIEWER, KEY));
    expect(statuses(answers)).toEqual({ 200: 10, 429: 2 });
    const refused = answers.find(({ status }) => status === 429);
    expectLaterTry(refused);
    expect(JSON.parse(refused?.text ?? "")).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE" } }] });
    const query = "mutation ($events: [UsageEventInput!]!) { recordUsage(events: $events) { accepted } }";
    const recorded = await ask(product, query, { headers: KEY, variables: { events: [{ id: "r-1", ...EVENT }] } });
    expect(recorded.data).toEqual({ recordUsage: { accepted: 1 } });
  });

  test("a costly question counts as several", async () => {
    await start({ rates: { operations: 5 } });
    const query = `{ usageEvents(first: 500, filter: { range: { preset: "7d" } }) { nodes { tags { key value } user { id } time } } }`;
    const answers = await times(4, () => sendGraphql(product, JSON.stringify({ query }), KEY));
    expect(statuses(answers)).toEqual({ 200: 2, 429: 2 });
  });
});

describe("a key with a limit of its own", () => {
  test("is refused beyond it at both doors together, and one without never", async () => {
    await start();
    await product.sql.query("update api_keys set requests_per_minute = 7");
    const mixed = await times(10, (index) => (index % 2 === 0 ? record(index) : sendGraphql(product, VIEWER, KEY)));
    expect(statuses(mixed)).toEqual({ 200: 7, 429: 3 });
    expectLaterTry(mixed.find(({ status }) => status === 429));
    const { rows } = await product.sql.query<{ count: number }>("select count(*)::int from token_usage");
    expect(rows[0]?.count).toBeLessThanOrEqual(7);
  });
});
