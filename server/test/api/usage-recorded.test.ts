import { createClient, type Client } from "graphql-ws";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { API_KEY, startProduct, type Product } from "./start-product.js";

const USAGE_RECORDED = `subscription ($filter: UsageFilterInput!, $since: String) {
  usageRecorded(filter: $filter, since: $since) {
    cursor droppedBefore at requests
    slices {
      bucketStart projectId provider model feature operation status
      requests inputTokens outputTokens totalTokens cost unpricedRequests
    }
  }
}`;
const TODAY = { range: { preset: "today" }, timezone: "UTC" };

interface Tick {
  readonly cursor: string;
  readonly droppedBefore: string | null;
  readonly requests: number;
  readonly slices: readonly Record<string, unknown>[];
}

let product: Product;
let client: Client;
let nextId = 0;

beforeAll(async () => {
  product = await startProduct();
});

beforeEach(() => {
  client = connect(`Bearer ${API_KEY}`);
});

afterEach(() => client.dispose());

afterAll(() => product.stop());

function connect(authorization: string): Client {
  const url = `${product.url.replace("http", "ws")}/graphql`;
  return createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 });
}

async function record(overrides: Record<string, unknown> = {}): Promise<void> {
  nextId += 1;
  const usage = { provider: "google", model: "gemini-2.5-flash", inputTokens: 1_000, outputTokens: 200 };
  const response = await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
    body: JSON.stringify({ id: `live-${nextId}`, ...usage, ...overrides }),
  });
  expect(await response.json()).toMatchObject({ accepted: 1 });
}

/** Subscribed, and past the first tick: from here on nothing is missed. */
async function follow(filter: Record<string, unknown> = TODAY, since: string | null = null) {
  const results = client.iterate<{ usageRecorded: Tick }>({ query: USAGE_RECORDED, variables: { filter, since } });
  const next = async (): Promise<Tick> => {
    const { value } = await results.next();
    if (value?.data == null) throw new Error(JSON.stringify(value?.errors ?? "the subscription ended"));
    return value.data.usageRecorded;
  };
  return { next, first: await next() };
}

describe("usageRecorded", () => {
  test("tells in sums what was recorded", async () => {
    const { next } = await follow();
    await record({ feature: "summary" });
    const tick = await next();
    expect(tick).toMatchObject({ droppedBefore: null, requests: 1 });
    expect(tick.slices).toEqual([
      {
        bucketStart: expect.stringMatching(/:(00|15|30|45):00\.000Z$/),
        projectId: expect.any(String),
        provider: "google",
        model: "gemini-2.5-flash",
        feature: "summary",
        operation: "chat",
        status: "OK",
        requests: 1,
        inputTokens: "1000",
        outputTokens: "200",
        totalTokens: "1200",
        cost: "0.0008",
        unpricedRequests: 0,
      },
    ]);
  });

  test("an unknown model is told as unpriced, at no cost", async () => {
    const { next } = await follow();
    await record({ model: "palm-of-my-hand" });
    expect((await next()).slices).toMatchObject([{ unpricedRequests: 1, cost: "0", totalTokens: "1200" }]);
  });

  test("tells nothing that the filter leaves out", async () => {
    const { next } = await follow({ ...TODAY, models: ["wanted"], excludeFeatures: ["noise"], statuses: ["ERROR"] });
    await record({ model: "other", status: "error" });
    await record({ model: "wanted", status: "error", feature: "noise" });
    await record({ model: "wanted", status: "ok" });
    await record({ model: "wanted", status: "error", feature: "signal" });
    expect(await next()).toMatchObject({
      requests: 1,
      slices: [{ model: "wanted", feature: "signal", status: "ERROR", requests: 1 }],
    });
  });

  test("tells nothing of before the range", async () => {
    const { next } = await follow();
    await record({ time: new Date(Date.now() - 2 * 86_400_000).toISOString(), model: "late" });
    await record({ model: "timely" });
    expect((await next()).slices).toMatchObject([{ model: "timely" }]);
  });

  test("with a filter of app users says that something happened, not what", async () => {
    const { next } = await follow({ ...TODAY, userIds: ["1"] });
    await record();
    expect(await next()).toMatchObject({ requests: 1, slices: [], droppedBefore: null });
  });

  test("resumes after a reconnect where it was", async () => {
    const { first } = await follow();
    await client.dispose();
    client = connect(`Bearer ${API_KEY}`);
    const watcher = await follow();
    await record({ model: "meanwhile" });
    await watcher.next();
    const resumed = await follow(TODAY, first.cursor);
    expect(resumed.first).toMatchObject({ droppedBefore: null, requests: 1, slices: [{ model: "meanwhile" }] });
  });

  test("a repeated event is news to nobody", async () => {
    const { next } = await follow();
    nextId += 1;
    const event = {
      id: `live-${nextId}`,
      provider: "google",
      model: "gemini-2.5-flash",
      inputTokens: 1,
      outputTokens: 1,
    };
    for (const accepted of [1, 0]) {
      const response = await fetch(`${product.url}/v1/usage`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Authorization: `Bearer ${API_KEY}` },
        body: JSON.stringify(event),
      });
      expect(await response.json()).toMatchObject({ accepted });
    }
    await record({ model: "after" });
    const models: unknown[] = [];
    let requests = 0;
    while (!models.includes("after")) {
      const tick = await next();
      requests += tick.requests;
      models.push(...tick.slices.map(({ model }) => model));
    }
    expect(requests).toBe(2);
  });

  test.each([
    { filter: { range: { preset: "someday" } }, field: "range.preset" },
    { filter: { ...TODAY, timezone: "Mars/Olympus" }, field: "timezone" },
    { filter: { ...TODAY, projectIds: ["x"] }, field: "projectIds" },
  ])("refuses $filter in words", async ({ filter, field }) => {
    await expect(follow(filter)).rejects.toThrow(field);
  });

  test("nobody listens without a key or a session", async () => {
    const stranger = connect("Bearer tl_wrong");
    const results = stranger.iterate({ query: USAGE_RECORDED, variables: { filter: TODAY } });
    await expect(results.next()).rejects.toMatchObject({ code: 4403 });
    await stranger.dispose();
  });
});
