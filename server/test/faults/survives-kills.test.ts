import { formatUsd, pico } from "@tokenledger/model/money";
import pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findRunningEmbeddedPostgres } from "../../src/app/embedded-postgres/find-running-embedded-postgres.js";
import { RunningProduct } from "./running-product.js";

const BATCHES = 240;
const BATCH = 50;
/** Of the batch before, sent again with the next: a fifth of everything is a repetition. */
const REPEATED = 10;
const SENDERS = 4;
const RETRY_MS = 20;
const KILLS = [killServer, killDatabase, killServer, killDatabase, killServer, killDatabase];

interface SentEvent {
  readonly id: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

let product: RunningProduct;
const faults: string[] = [];

beforeAll(async () => {
  product = await RunningProduct.start();
}, 90_000);

afterAll(() => product.stop(), 30_000);

function eventOf(n: number): SentEvent {
  return { id: `kill-${n}`, inputTokens: 1_000 + (n % 977), outputTokens: 100 + (n % 89) };
}

function batchOf(n: number): readonly SentEvent[] {
  const from = Math.max(0, n * BATCH - REPEATED);
  return Array.from({ length: (n + 1) * BATCH - from }, (_, at) => eventOf(from + at));
}

function bodyOf(batch: readonly SentEvent[]): string {
  const rest = { provider: "google", model: "gemini-2.5-flash", feature: "summary", userId: "minji" };
  return JSON.stringify(batch.map((event) => ({ ...event, ...rest })));
}

/** As a client does: the same batch again until somebody acknowledges it. */
async function sendUntilAcknowledged(batch: readonly SentEvent[]): Promise<void> {
  for (;;) {
    const status = await post(batch);
    if (status === 200) return;
    if (status !== null && status !== 503 && status !== 429) faults.push(`answered ${status}`);
    await sleep(RETRY_MS);
  }
}

/** Null when nobody answered. */
async function post(batch: readonly SentEvent[]): Promise<number | null> {
  try {
    const response = await fetch(`${product.url}/v1/usage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${product.apiKey}`, "Content-Type": "application/json" },
      body: bodyOf(batch),
    });
    const receipt = (await response.json()) as { rejected?: unknown[] };
    if (response.ok && receipt.rejected?.length !== 0) faults.push(`answered ${JSON.stringify(receipt)}`);
    return response.status;
  } catch {
    return null; // killed while it answered, or not back yet
  }
}

test("acknowledged events are counted once through kills of the server and of the database", async () => {
  let acknowledged = 0;
  const numbers = Array.from({ length: BATCHES }, (_, n) => n).values();
  const send = async () => {
    for (const n of numbers) {
      await sendUntilAcknowledged(batchOf(n));
      acknowledged += 1;
    }
  };
  const senders = Promise.all(Array.from({ length: SENDERS }, send));

  for (const [at, kill] of KILLS.entries()) {
    const enough = ((at + 1) * BATCHES) / (KILLS.length + 1);
    await expect.poll(() => acknowledged, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
    expect(acknowledged).toBeLessThan(BATCHES);
    await kill();
  }
  await senders;

  const sent = Array.from({ length: BATCHES * BATCH }, (_, n) => eventOf(n));
  const input = sent.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  const output = sent.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
  const expected = {
    requests: String(sent.length),
    input: String(input),
    output: String(output),
    cost: String(input * 300_000 + output * 2_500_000),
  };
  expect(faults).toEqual([]);
  expect(await sumsOf("token_usage", "count(*)")).toEqual(expected);
  expect(await sumsOf("token_usage_stats", "sum(requests)")).toEqual(expected);
  expect(await sumsOf("token_usage_by_user", "sum(requests)")).toEqual(expected);
  expect(await totals()).toEqual({
    requests: sent.length,
    inputTokens: String(input),
    outputTokens: String(output),
    cost: formatUsd(pico(BigInt(expected.cost))),
  });
}, 180_000);

async function killServer(): Promise<void> {
  await product.killServer();
  await product.restart();
}

/** The server has to outlive its database. */
async function killDatabase(): Promise<void> {
  const server = product.pid;
  await product.killDatabase();
  await product.untilReady();
  expect(product.pid).toBe(server);
}

async function sumsOf(table: string, requests: string) {
  const url = await findRunningEmbeddedPostgres(product.dataDir);
  const client = new pg.Client({ connectionString: url ?? "" });
  await client.connect();
  const { rows } = await client.query(`
    select ${requests}::text as requests, sum(input_tokens)::text as input,
           sum(output_tokens)::text as output, sum(cost)::text as cost from ${table}`);
  await client.end();
  return rows[0];
}

async function totals(): Promise<unknown> {
  const response = await fetch(`${product.url}/graphql`, {
    method: "POST",
    headers: { Authorization: `Bearer ${product.apiKey}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      query: '{ usageTotals(filter: { range: { preset: "7d" } }) { requests inputTokens outputTokens cost } }',
    }),
  });
  const { data } = (await response.json()) as { data: { usageTotals: unknown } };
  return data.usageTotals;
}
