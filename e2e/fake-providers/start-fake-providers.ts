import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { answerCall, refuseCall } from "./answer-call.ts";
import type { BilledCall } from "./billed-call.ts";
import type { FakeCall } from "./fake-call.ts";
import { fieldOf } from "./fields.ts";
import { freshTokens } from "./fresh-tokens.ts";
import { findRoute, type Route } from "./route.ts";
import { readScenario, SCENARIO_HEADER, type Scenario } from "./scenario.ts";
import { sendAnswer, sendJson } from "./send-answer.ts";
import { findSchema, writeText } from "./write-text.ts";

export interface FakeProviders {
  /** Base of every provider: Gemini's `baseUrl` and Anthropic's `baseURL`; OpenAI's and the AI SDK's are below. */
  readonly url: string;
  /** Lines in the order of the calls; a line changes until its answer has ended. */
  readonly log: readonly BilledCall[];
  stop(): Promise<void>;
}

interface FakeProvidersOptions {
  readonly port?: number;
  /** How long the scenario `slow` waits before each part. */
  readonly slowMs?: number;
}

/** Gemini, OpenAI and Anthropic on one port of the loopback interface. */
export async function startFakeProviders({
  port = 0,
  slowMs = 150,
}: FakeProvidersOptions = {}): Promise<FakeProviders> {
  const upstream: Upstream = { log: [], flaky: new Set(), slowMs };
  const server = createServer((request, response) => {
    answer(upstream, request, response).catch((error: unknown) => response.destroy(toError(error)));
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    log: upstream.log,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Upstream {
  readonly log: BilledCall[];
  /** The flaky routes that have refused, and have not answered since. */
  readonly flaky: Set<string>;
  readonly slowMs: number;
}

async function answer(upstream: Upstream, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://fake");
  if (pathname === "/log") return sendJson(response, 200, { calls: upstream.log });
  const body = toValue(await text(request));
  const route = findRoute(pathname, body);
  if (route === null) return sendJson(response, 404, { error: { message: `Nobody answers ${pathname}.` } });
  const { model, scenario } = readScenario(route.requestedModel, headerOf(request));
  const number = upstream.log.length + 1;
  const call: FakeCall = {
    model,
    scenario,
    requestedModel: route.requestedModel,
    tokens: tokensOf(number, route, scenario),
    texts: writeText(number, findSchema(body)),
    includeUsage: fieldOf(body, "stream_options", "include_usage") === true,
  };
  if (route.method === "countTokens") return sendJson(response, 200, countOf(call));
  const status = statusOf(upstream, route, scenario);
  const planned = answerCall(route, call, body);
  const billed = toLine(route, { call, status, id: planned.id });
  upstream.log.push(billed);
  if (status !== 200) return sendJson(response, status, refuseCall(route, status));
  await sendAnswer(response, { answer: planned, billed, slowMs: upstream.slowMs });
}

function toLine(route: Route, { call, status, id }: { call: FakeCall; status: number; id: string | null }): BilledCall {
  const { model, requestedModel, scenario } = call;
  const told = { api: route.api, model, requestedModel, scenario, stream: route.stream, status, reported: null };
  if (status !== 200) return { ...told, id: null, billed: null, ended: "whole" };
  return { ...told, id, billed: call.tokens, ended: "open" };
}

function tokensOf(number: number, { api }: Route, scenario: Scenario) {
  const tokens = freshTokens(number, { scenario, writes: api === "anthropic" });
  return api.endsWith("embeddings") ? { ...tokens, output: 0, cachedInput: 0, reasoning: 0 } : tokens;
}

function statusOf({ flaky }: Upstream, { api }: Route, scenario: Scenario): 200 | 429 | 500 {
  if (scenario === "429") return 429;
  if (scenario === "500") return 500;
  if (scenario !== "flaky" || flaky.delete(api)) return 200;
  flaky.add(api);
  return 429;
}

const countOf = ({ tokens }: FakeCall) => ({
  totalTokens: tokens.input,
  promptTokensDetails: [{ modality: "TEXT", tokenCount: tokens.input }],
});

function headerOf(request: IncomingMessage): string | undefined {
  const value = request.headers[SCENARIO_HEADER];
  return Array.isArray(value) ? value[0] : value;
}

function toValue(body: string): unknown {
  return body === "" ? {} : JSON.parse(body);
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
