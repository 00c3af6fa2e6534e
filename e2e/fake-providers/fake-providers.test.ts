import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCENARIO_HEADER, type Scenario } from "./scenario.ts";
import { type FakeProviders, startFakeProviders } from "./start-fake-providers.ts";

let providers: FakeProviders;

beforeAll(async () => {
  providers = await startFakeProviders({ slowMs: 1 });
});
afterAll(() => providers.stop());

const GEMINI = "/v1beta/models/gemini-2.5-flash";

describe("answers in the shape that was recorded", () => {
  test.each([
    { path: `${GEMINI}:generateContent`, recording: "gemini-generateContent-27", scenario: "plain" },
    { path: `${GEMINI}:generateContent`, recording: "gemini-generateContent-22", scenario: "cached" },
    { path: "/v1/chat/completions", recording: "openai-chat-01", scenario: "thinking" },
    { path: "/v1/responses", recording: "openai-responses-03", scenario: "thinking" },
    { path: "/v1/embeddings", recording: "openai-embeddings-01", scenario: "plain" },
    { path: "/v1/messages", recording: "anthropic-messages-10", scenario: "thinking" },
    { path: "/v1/messages", recording: "anthropic-messages-14", scenario: "cached" },
  ] as const)("$recording: $scenario", async ({ path, recording, scenario }) => {
    const answer: unknown = await (await call(path, { scenario })).json();
    expect(usageKeys([answer])).toEqual(usageKeys([readRecording(recording).body]));
  });

  test.each([
    {
      path: `${GEMINI}:streamGenerateContent?alt=sse`,
      recording: "gemini-streamGenerateContent-sse-04",
      scenario: "thinking",
    },
    { path: "/v1/chat/completions", recording: "openai-chat-sse-01", scenario: "plain" },
    { path: "/v1/responses", recording: "openai-responses-sse-02", scenario: "plain" },
    { path: "/v1/messages", recording: "anthropic-messages-sse-02", scenario: "plain" },
  ] as const)("$recording: $scenario, streamed", async ({ path, recording, scenario }) => {
    const answer = await (await call(path, { scenario, stream: true })).text();
    expect(kindsOf(answer)).toEqual(kindsOf(readRecording(recording).sse));
    expect(usageKeys(eventsOf(answer))).toEqual(usageKeys(eventsOf(readRecording(recording).sse)));
  });
});

test("a call is billed once, with an id and numbers that no other call has", async () => {
  const before = providers.log.length;
  await Promise.all(Array.from({ length: 20 }, async () => (await call("/v1/messages", {})).text()));
  const lines = providers.log.slice(before);
  expect(lines).toHaveLength(20);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(20);
  expect(new Set(lines.map(({ billed }) => billed?.input)).size).toBe(20);
  expect(lines.every(({ ended }) => ended === "whole")).toBe(true);
});

test("a stream that is cut ends in an error, and its line says what was told until then", async () => {
  await expect((await call(`${GEMINI}:streamGenerateContent?alt=sse`, { scenario: "cut" })).text()).rejects.toThrow(
    "terminated",
  );
  const line = providers.log.at(-1);
  expect(line?.ended).toBe("cut");
  expect(line?.reported?.output).toBeLessThan(line?.billed?.output ?? 0);
});

test("a stream that is held ends when the caller leaves", async () => {
  const response = await call("/v1/messages", { scenario: "held", stream: true });
  await response.body?.cancel();
  await expect.poll(() => providers.log.at(-1)?.ended).toBe("left");
});

test("what is refused costs nothing, and a flaky provider answers the second time", async () => {
  const statuses = [];
  for (const scenario of ["429", "500", "flaky", "flaky"] as const) {
    statuses.push((await call("/v1/messages", { scenario })).status);
  }
  expect(statuses).toEqual([429, 500, 429, 200]);
  expect(providers.log.slice(-4).map(({ billed }) => billed === null)).toEqual([true, true, true, false]);
});

test("a schema is obeyed, in Korean", async () => {
  const schema = { type: "object", properties: { tags: { type: "array", items: { type: "string" } } } };
  const response = await call("/v1/responses", { text: { format: { type: "json_schema", schema } } });
  expect(JSON.stringify(await response.json())).toMatch(/\{\\"tags\\":\[\\"[가-힣]/);
});

/** Told in some recordings and not in others of the same API. */
const NOT_ALWAYS_TOLD = new Set(["inference_geo", "serviceTier", "thoughtsTokenCount"]);

async function call(path: string, { scenario, ...body }: { scenario?: Scenario; stream?: boolean; text?: unknown }) {
  return fetch(`${providers.url}${path}`, {
    method: "POST",
    headers: scenario === undefined ? {} : { [SCENARIO_HEADER]: scenario },
    body: JSON.stringify({ model: "some-model", stream_options: { include_usage: true }, ...body }),
  });
}

function readRecording(name: string): { body: unknown; sse: string } {
  const file = new URL(`../../server/fixtures/provider-responses/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).response;
}

function eventsOf(sse: string): unknown[] {
  return [...sse.matchAll(/^data: (\{.*\})$/gm)].map(([, text = ""]) => JSON.parse(text));
}

const kindsOf = (sse: string) => new Set([...sse.matchAll(/^event: (.*)$/gm)].map(([, kind]) => kind));

/** Names of all fields within usage objects. */
function usageKeys(value: unknown): string[] {
  const keys = new Set<string>();
  gatherKeys(value, { within: false, keys });
  return [...keys].filter((key) => !NOT_ALWAYS_TOLD.has(key)).toSorted();
}

function gatherKeys(value: unknown, { within, keys }: { within: boolean; keys: Set<string> }): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (within && !Array.isArray(value)) keys.add(name);
    gatherKeys(inner, { within: within || name === "usage" || name === "usageMetadata", keys });
  }
}
