import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { meterOpenAI } from "@tokenledger/client/openai";
import { SCENARIOS } from "../../../e2e/fake-providers/scenario.ts";
import { type MeteredStage, openStage } from "./metered-stage.js";
import { readAll } from "./read-all.js";

let stage: MeteredStage;
let client: OpenAI;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await stage.begin();
  client = meterOpenAI(
    new OpenAI({ apiKey: "none", baseURL: `${stage.providers.url}/v1`, maxRetries: 0 }),
    stage.ledger,
  );
});

const QUESTION = { role: "user" as const, content: "회의록을 요약해 주세요." };
const chat = (scenario: string) => ({ model: `gpt-4o--${scenario}`, messages: [QUESTION] });
const responses = (scenario: string) => ({ model: `gpt-4o--${scenario}`, input: "회의록을 요약해 주세요." });
/** Those in which the provider ends the call by itself. */
const ENDING = SCENARIOS.filter((scenario) => scenario !== "held" && scenario !== "flaky");

describe("tokens equal what the provider billed", () => {
  test.each(ENDING)("chat completions: %s", async (scenario) => {
    await client.chat.completions.create(chat(scenario)).catch(() => undefined);
    await readAll(client.chat.completions.create({ ...chat(scenario), stream: true })).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test.each(ENDING)("responses: %s", async (scenario) => {
    await client.responses.create(responses(scenario)).catch(() => undefined);
    await readAll(client.responses.create({ ...responses(scenario), stream: true })).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test.each(["plain", "usage-less", "429"])("embeddings: %s", async (scenario) => {
    const asked = { model: `text-embedding-3-small--${scenario}`, input: "회의록" };
    const answer = await client.embeddings.create(asked).catch(() => null);
    expect(answer?.data[0]?.embedding ?? null).toEqual(scenario === "429" ? null : [0.25, -0.5, 0.125, 0.75]);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("through the SDK's own helpers, once each", async () => {
    const format = { type: "json_schema" as const, json_schema: { name: "tags", schema: TAGS } };
    const parsed = await client.chat.completions.parse({ ...chat("plain"), response_format: format });
    expect(JSON.parse(parsed.choices[0]?.message.content ?? "")).toHaveProperty("tags");
    await client.chat.completions.stream(chat("plain")).finalChatCompletion();
    const streamed = await client.responses.stream(responses("thinking")).finalResponse();
    expect(streamed.usage?.output_tokens_details.reasoning_tokens).toBe(stage.providers.log.at(-1)?.billed?.reasoning);
    await client.responses.parse({
      ...responses("plain"),
      text: { format: { type: "json_schema", name: "tags", schema: TAGS } },
    });
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("with the SDK's retry in one event", async () => {
    await client.withOptions({ maxRetries: 1 }).chat.completions.create(chat("flaky"));
    const [refused, answered] = stage.providers.log.slice(-2);
    expect([refused?.status, answered?.status]).toEqual([429, 200]);
    stage.leaveOut(refused);
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

describe("the host sees what it would see without", () => {
  test("its types and classes", () => {
    const plain = new OpenAI({ apiKey: "none", baseURL: "http://localhost/v1" });
    expectTypeOf(meterOpenAI(plain, stage.ledger)).toEqualTypeOf<OpenAI>();
    expect(client).toBeInstanceOf(OpenAI);
    expect(Object.keys(client.chat.completions)).toEqual(Object.keys(plain.chat.completions));
  });

  test("a stream without usage when it asked for none", async () => {
    const plain = new OpenAI({ apiKey: "none", baseURL: `${stage.providers.url}/v1` });
    const unmetered = await readAll(plain.chat.completions.create({ ...chat("plain"), stream: true }));
    stage.leaveOut(stage.providers.log.at(-1));
    const metered = await readAll(client.chat.completions.create({ ...chat("plain"), stream: true }));
    expect(metered.map(shapeOf)).toEqual(unmetered.map(shapeOf));
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the usage when it asked for it, and no usage is asked for where it said so", async () => {
    const asked = { ...chat("plain"), stream: true as const, stream_options: { include_usage: true } };
    const parts = await readAll(client.chat.completions.create(asked));
    expect(parts.at(-1)?.usage?.prompt_tokens).toBe(stage.providers.log.at(-1)?.billed?.input);
    await readAll(client.chat.completions.create({ ...asked, stream_options: { include_usage: false } }));
    expect(stage.providers.log.at(-1)?.reported).toBeNull();
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the response, its headers and its raw body", async () => {
    const { data, response } = await client.chat.completions.create(chat("plain")).withResponse();
    expect(response.headers.get("content-type")).toContain("json");
    expect(data.choices).toHaveLength(1);
    const raw = await client.responses.create(responses("plain")).asResponse();
    expect(await raw.json()).toHaveProperty("output");
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the SDK's own error", async () => {
    await expect(client.chat.completions.create(chat("429"))).rejects.toBeInstanceOf(OpenAI.RateLimitError);
    await expect(client.responses.create(responses("500"))).rejects.toBeInstanceOf(OpenAI.InternalServerError);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("both halves of a stream that it splits", async () => {
    const [left, right] = (await client.chat.completions.create({ ...chat("plain"), stream: true })).tee();
    expect(await readAll(left)).toEqual(await readAll(right));
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

describe("a host that stops reading", () => {
  test("by leaving the loop", async () => {
    for await (const _ of await client.responses.create({ ...responses("held"), stream: true })) break;
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("at the reason why a chat completion ended, before its usage came", async () => {
    for await (const part of await client.chat.completions.create({ ...chat("plain"), stream: true })) {
      if (part.choices[0]?.finish_reason) break;
    }
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("by its signal, while it waits for a part", async () => {
    const abort = new AbortController();
    const stream = await client.chat.completions.create({ ...chat("held"), stream: true }, { signal: abort.signal });
    for await (const part of stream) if (part.choices[0]?.delta.content) setImmediate(() => abort.abort());
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("by the stream's controller, without having read at all", async () => {
    const stream = await client.chat.completions.create({ ...chat("held"), stream: true });
    stream.controller.abort();
    await stage.settled();
    // What was sent, but not read, is not known.
    expect(await stage.recorded()).toMatchObject([
      { status: "cancelled", usageState: "missing", model: "gpt-4o--held" },
    ]);
  });
});

test("clients made by withOptions are metered, and a client metered twice records once", async () => {
  await client.withOptions({ timeout: 5_000 }).chat.completions.create(chat("plain"));
  await meterOpenAI(client, stage.ledger, { feature: "again" }).chat.completions.create(chat("plain"));
  await meterOpenAI(client.withOptions({}), stage.ledger).withOptions({}).chat.completions.create(chat("plain"));
  expect(await stage.recorded()).toEqual(stage.expected());
});

test("the client that was given stays unmetered, and an object that is no client is refused", async () => {
  const plain = new OpenAI({ apiKey: "none", baseURL: `${stage.providers.url}/v1` });
  meterOpenAI(plain, stage.ledger);
  await plain.chat.completions.create(chat("plain"));
  stage.leaveOut(stage.providers.log.at(-1));
  expect(await stage.recorded()).toEqual(stage.expected());
  expect(() => meterOpenAI({ chat: {}, embeddings: {}, withOptions: () => ({}) }, stage.ledger)).toThrow(
    "cannot be metered",
  );
});

test("what surrounds a call goes before what its client has", async () => {
  const metered = meterOpenAI(client, stage.ledger, { feature: "summary", tags: { app: "notes" } });
  const mine = { userId: "minji", noteId: "n-42", feature: "tags" };
  await stage.ledger.withContext(mine, () => metered.chat.completions.create(chat("plain")));
  await stage.recorded();
  const { rows } = await stage.product.sql.query(
    "select (select count(*)::int from app_users) as users, note_id, feature, operation, provider, tags, fingerprint from token_usage where note_id = 'n-42'",
  );
  expect(rows).toEqual([
    {
      users: 1,
      note_id: "n-42",
      feature: "tags",
      operation: "chat",
      provider: "openai",
      tags: { app: "notes" },
      fingerprint: expect.stringMatching(/^[\w-]{43}$/),
    },
  ]);
});

const TAGS = {
  type: "object",
  properties: { tags: { type: "array", items: { type: "string" } } },
  required: ["tags"],
  additionalProperties: false,
};

const shapeOf = (part: object) => JSON.stringify(Object.keys(part).sort());
