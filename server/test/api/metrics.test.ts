import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { Scheduler } from "../../src/app/jobs/scheduler.js";
import { TroubledProxy } from "../core/troubled-proxy.js";
import { signInAs } from "./sign-in-as.js";
import { ADMIN, API_KEY, startProduct, type Product } from "./start-product.js";

const SOON = { timeout: 8_000, interval: 50 };
const HEADERS = { Authorization: `Bearer ${API_KEY}`, "Content-Type": "application/json" };
const EVENT = JSON.stringify({
  id: "m-1",
  userId: "minji",
  provider: "google",
  model: "gemini-2.5-flash",
  inputTokens: 1,
  outputTokens: 1,
});

let product: Product;
let proxy: TroubledProxy;
let scheduler: Scheduler;

beforeAll(async () => {
  product = await startProduct({
    through: async (url) => {
      proxy = await TroubledProxy.open(url);
      return proxy.url;
    },
  });
  const { container } = product;
  scheduler = new Scheduler({ ...container, pool: container.housekeeping });
});

afterAll(async () => {
  await proxy.recover();
  await scheduler.stop();
  await product.stop();
  await proxy.close();
});

async function scrape(): Promise<string> {
  const answer = await fetch(`${product.url}/metrics`);
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The value of a series, written as in the answer; null when it is not there. */
async function figure(series: string): Promise<number | null> {
  const line = (await scrape()).split("\n").find((text) => text.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length));
}

test("three months have a partition ahead, and one that is missing is seen", async () => {
  expect(await figure("tokenledger_partitions_ahead")).toBe(3);
  const { rows } = await product.sql.query<{ name: string }>(
    "select 'token_usage_' || to_char((now() at time zone 'UTC') + interval '2 months', 'YYYY_MM') as name",
  );
  await product.sql.query(`drop table ${rows[0]?.name}`);
  expect(await figure("tokenledger_partitions_ahead")).toBe(1);
});

test("jobs tell when they last succeeded and how often they failed", async () => {
  await expect.poll(() => figure('tokenledger_job_age_seconds{job="make-partitions"}'), SOON).toBeGreaterThan(0);
  expect(await figure('tokenledger_job_age_seconds{job="make-partitions"}')).toBeLessThan(60);
  await expect
    .poll(() => figure('tokenledger_job_last_duration_seconds{job="remove-expired-sessions"}'), SOON)
    .toBeLessThan(10);
  await product.sql.query("update jobs set failures = 3, failures_total = 7 where name = 'make-partitions'");
  await expect.poll(() => figure('tokenledger_job_failures_in_a_row{job="make-partitions"}'), SOON).toBe(3);
  expect(await figure('tokenledger_job_failures{job="make-partitions"}')).toBe(7);
});

test("prices tell how many there are, and how long ago they were read", async () => {
  expect(await figure("tokenledger_prices")).toBeGreaterThan(1_000);
  expect(await figure("tokenledger_prices_age_seconds")).toBeLessThan(60);
  expect(await figure("tokenledger_prices_failed_reloads_total")).toBe(0);
  expect(await figure("tokenledger_proposed_price_lists")).toBe(0);
});

test("requests are counted by the class of their route and their status, whatever was asked for", async () => {
  await fetch(`${product.url}/v1/usage`, { method: "POST", headers: HEADERS, body: EVENT });
  await fetch(`${product.url}/v1/usage`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "[]",
  });
  await fetch(`${product.url}/pages/minji%40example.com`);
  await fetch(`${product.url}/v1/audit?format=csv`);
  await fetch(`${product.url}/v1/elsewhere`);
  await fetch(`${product.url}/auth/oidc/callback?code=secret`, { redirect: "manual" });
  expect(await figure('tokenledger_http_requests_total{route="usage",status="200"}')).toBe(1);
  expect(await figure('tokenledger_http_requests_total{route="usage",status="401"}')).toBe(1);
  expect(await figure('tokenledger_http_requests_total{route="console",status="200"}')).toBe(1);
  expect(await figure('tokenledger_http_requests_total{route="audit",status="401"}')).toBe(1);
  expect(await figure('tokenledger_http_requests_total{route="api",status="404"}')).toBe(1);
  expect(await figure('tokenledger_http_requests_total{route="auth",status="404"}')).toBe(1);
  expect(await figure('tokenledger_http_request_duration_seconds_count{route="usage"}')).toBe(2);
});

test("open sockets and their subscriptions are counted while they are open", async () => {
  const address = `${product.url.replace("http", "ws")}/graphql`;
  const socket = new WebSocket(address, "graphql-transport-ws", { headers: await signInAs(product, ADMIN) });
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
  socket.once("message", () => {
    for (const query of [
      'subscription { usageRecorded(filter: { range: { preset: "today" } }) { requests } }',
      "subscription { alertChanged { cursor } }",
      "subscription { thresholdStatusChanged { cursor } }",
    ]) {
      socket.send(JSON.stringify({ type: "subscribe", id: query, payload: { query } }));
    }
  });
  await expect.poll(() => figure("tokenledger_subscriptions_open"), SOON).toBe(3);
  expect(await figure("tokenledger_websockets_open")).toBe(1);
  socket.terminate();
  await expect.poll(() => figure("tokenledger_websockets_open"), SOON).toBe(0);
  await expect.poll(() => figure("tokenledger_subscriptions_open"), SOON).toBe(0);
  expect(await figure("tokenledger_connections_open")).toBeGreaterThan(0);
});

test("nothing in it names a user, a key or a project", async () => {
  const event = {
    id: "m-1",
    userId: "minji",
    provider: "google",
    model: "gemini-2.5-flash",
    inputTokens: 1,
    outputTokens: 1,
  };
  await fetch(`${product.url}/v1/usage`, { method: "POST", headers: HEADERS, body: JSON.stringify(event) });
  expect(await scrape()).not.toMatch(/minji|tl_|default|admin@|gemini/);
});

test("a scrape during an outage answers at once and says so", async () => {
  expect(await figure("tokenledger_database_up")).toBe(1);
  proxy.silence();
  await expect.poll(() => figure("tokenledger_database_up"), SOON).toBe(0);
  const begunAt = performance.now();
  const text = await scrape();
  expect(performance.now() - begunAt).toBeLessThan(300);
  expect(text).not.toMatch(/^tokenledger_(partitions_ahead|job_age_seconds\{\S+) /m);
  await proxy.recover();
  await expect.poll(() => figure("tokenledger_database_up"), SOON).toBe(1);
});

test("what comes through the door is counted by its fate, and refusals by their reason", async () => {
  const send = (body: string) => fetch(`${product.url}/v1/usage`, { method: "POST", headers: HEADERS, body });
  const counted = async () => ({
    accepted: (await figure("tokenledger_events_accepted_total")) ?? 0,
    duplicates: (await figure("tokenledger_events_duplicate_total")) ?? 0,
    tokens: (await figure('tokenledger_events_rejected_total{reason="inputTokens"}')) ?? 0,
    usage: (await figure('tokenledger_events_rejected_total{reason="usage"}')) ?? 0,
    conflicts: (await figure('tokenledger_events_rejected_total{reason="CONFLICT"}')) ?? 0,
    commits: (await figure("tokenledger_commit_events_count")) ?? 0,
    shed: (await figure('tokenledger_batches_shed_total{reason="database"}')) ?? 0,
  });
  const one = { ...(JSON.parse(EVENT) as object), id: "counted-1" };
  const before = await counted();
  await send(JSON.stringify(one));
  await send(
    JSON.stringify([one, { ...one, id: "counted-2" }, { ...one, inputTokens: -1 }, { ...one, model: "other" }]),
  );
  await send(JSON.stringify({ ...one, id: "counted-3", usage: { promptTokenCount: -1, [`x${Date.now()}`]: 1 } }));
  const after = await counted();
  const gained = Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name as keyof typeof before]]),
  );
  expect(gained).toEqual({ accepted: 2, duplicates: 1, tokens: 1, usage: 1, conflicts: 1, commits: 2, shed: 0 });
  expect(await figure("tokenledger_queue_events")).toBe(0);
});

test("days that drift and differences that wait are told", async () => {
  expect(await figure("tokenledger_rollup_drift_days")).toBe(0);
  await product.sql.query("insert into rollup_drifts (day, rollup_rows, counter_rows) values ('2026-11-26', 3, 0)");
  expect(await figure("tokenledger_rollup_drift_days")).toBe(1);
  await product.sql.query("delete from rollup_drifts");
  expect(await figure("tokenledger_unmerged_rows")).toBeGreaterThanOrEqual(0);
});
