import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { createTokenledger, type Tokenledger } from "@tokenledger/client";
import { meterAnthropic } from "@tokenledger/client/anthropic";
import { meterGoogleGenAI } from "@tokenledger/client/google-genai";
import { meterOpenAI } from "@tokenledger/client/openai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import OpenAI from "openai";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeProviders, startFakeProviders } from "../../../e2e/fake-providers/start-fake-providers.ts";
import { createTestDatabase, type TestDatabase } from "../database.js";
import { Replica } from "../faults/replica.js";
import { waitUntil } from "../faults/wait-until.js";
import { readAll } from "./read-all.js";
import { expectedOf, readRecorded } from "./recorded-calls.js";

const API_KEY = "tl_key_of_the_client_tests";
const KILLS = 3;
const CALLS_BETWEEN = 60;
const SCENARIOS = ["plain", "cached", "thinking", "usage-less", "cut", "429"];

let dataDir: string;
let database: TestDatabase;
let server: Replica;
let providers: FakeProviders;
let sql: pg.Pool;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tokenledger-client-"));
  database = await createTestDatabase();
  [server, providers] = await Promise.all([
    Replica.start({ dataDir, databaseUrl: database.url, apiKey: API_KEY }),
    startFakeProviders(),
  ]);
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
}, 90_000);

afterAll(async () => {
  await providers.stop();
  await server.stop();
  await sql.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
}, 30_000);

test("calls of every SDK are recorded once each while the server is killed and started again", async () => {
  const ledger = createTokenledger({ url: server.url, key: API_KEY, flushIntervalMs: 5, onProblem: () => undefined });
  const calls = meteredCalls(ledger);
  const over = new AbortController();
  const host = callUntil(over.signal, calls);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const enough = providers.log.length + CALLS_BETWEEN;
    const delivered = ledger.stats().delivered;
    await waitUntil("enough is billed and delivered for the next kill", () => {
      return providers.log.length >= enough && ledger.stats().delivered > delivered;
    });
    await server.kill();
    const away = providers.log.length + CALLS_BETWEEN;
    await waitUntil("the host went on without the server", () => providers.log.length >= away);
    await server.start();
  }
  over.abort();
  await host;
  expect(await ledger.close(60_000)).toEqual({ pending: 0 });
  expect(await readRecorded(sql, new Set())).toEqual(expectedOf(providers.log));
  expect(ledger.stats()).toMatchObject({ dropped: 0, rejected: 0, delivered: providers.log.length });
}, 180_000);

async function callUntil(over: AbortSignal, calls: readonly (() => Promise<unknown>)[]): Promise<void> {
  while (!over.aborted) await Promise.all(calls.map((call) => call()));
}

/** Each makes one call, plain or streamed, of the scenario whose turn it is; what the provider refuses is no fault. */
function meteredCalls(ledger: Tokenledger): readonly (() => Promise<unknown>)[] {
  const settings = { apiKey: "none", maxRetries: 0 };
  const openai = meterOpenAI(new OpenAI({ ...settings, baseURL: `${providers.url}/v1` }), ledger);
  const anthropic = meterAnthropic(new Anthropic({ ...settings, baseURL: providers.url }), ledger);
  const ai = meterGoogleGenAI(new GoogleGenAI({ apiKey: "none", httpOptions: { baseUrl: providers.url } }), ledger);
  const messages = [{ role: "user" as const, content: "회의록을 요약해 주세요." }];
  let turn = 0;
  const next = (model: string) => `${model}--${SCENARIOS[turn++ % SCENARIOS.length]}`;
  const calls = [
    () => ai.models.generateContent({ model: next("gemini-2.5-flash"), contents: messages[0]?.content ?? "" }),
    () => readAll(ai.models.generateContentStream({ model: next("gemini-2.5-flash"), contents: "요약" })),
    () => openai.chat.completions.create({ model: next("gpt-4o"), messages }),
    () => readAll(openai.chat.completions.create({ model: next("gpt-4o"), messages, stream: true })),
    () => readAll(openai.responses.create({ model: next("gpt-4o"), input: "요약", stream: true })),
    () => anthropic.messages.create({ model: next("claude-sonnet-4-5"), max_tokens: 99, messages }),
    () =>
      readAll(anthropic.messages.create({ model: next("claude-sonnet-4-5"), max_tokens: 99, messages, stream: true })),
  ];
  return calls.map((call) => () => call().catch(() => undefined));
}
