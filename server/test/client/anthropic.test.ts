import Anthropic from "@anthropic-ai/sdk";
import { meterAnthropic } from "@tokenledger/client/anthropic";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { SCENARIOS } from "../../../e2e/fake-providers/scenario.ts";
import { type MeteredStage, openStage } from "./metered-stage.js";
import { readAll } from "./read-all.js";

let stage: MeteredStage;
let client: Anthropic;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await stage.begin();
  const plain = new Anthropic({ apiKey: "none", baseURL: stage.providers.url, maxRetries: 0 });
  client = meterAnthropic(plain, stage.ledger, { feature: "summary" });
});

const ask = (scenario: string) => ({
  model: `claude-sonnet-4-5--${scenario}`,
  max_tokens: 1_024,
  messages: [{ role: "user" as const, content: "회의록을 요약해 주세요." }],
});
/** Those in which the provider ends the call by itself. */
const ENDING = SCENARIOS.filter((scenario) => scenario !== "held" && scenario !== "flaky");

describe("tokens equal what the provider billed", () => {
  test.each(ENDING)("messages: %s", async (scenario) => {
    await client.messages.create(ask(scenario)).catch(() => undefined);
    await readAll(client.messages.create({ ...ask(scenario), stream: true })).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test.each(ENDING)("messages of beta: %s", async (scenario) => {
    await client.beta.messages.create(ask(scenario)).catch(() => undefined);
    await readAll(client.beta.messages.create({ ...ask(scenario), stream: true })).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("through the SDK's own helpers, once each", async () => {
    const message = await client.messages.stream(ask("thinking")).finalMessage();
    expect(message.content.map(({ type }) => type)).toEqual(["thinking", "text"]);
    await client.beta.messages.stream(ask("cached")).finalMessage();
    await client.messages.parse(ask("plain"));
    await client.beta.messages.parse(ask("plain"));
    await client.beta.messages.toolRunner({ ...ask("plain"), tools: [] });
    await client.beta.messages
      .thread({ model: "claude-opus-5", max_tokens: 1_024 })
      .send({ role: "user", content: "더 짧게요." });
    expect(await stage.recorded()).toEqual(stage.expected());
    expect(stage.expected()).toHaveLength(6);
  });

  test("with the SDK's retry in one event", async () => {
    await client.withOptions({ maxRetries: 1 }).messages.create(ask("flaky"));
    const [refused, answered] = stage.providers.log.slice(-2);
    expect([refused?.status, answered?.status]).toEqual([429, 200]);
    stage.leaveOut(refused);
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

describe("the host sees what it would see without", () => {
  test("its types and classes", () => {
    const plain = new Anthropic({ apiKey: "none" });
    expectTypeOf(meterAnthropic(plain, stage.ledger)).toEqualTypeOf<Anthropic>();
    expect(client).toBeInstanceOf(Anthropic);
    expect(Object.keys(client.messages)).toEqual(Object.keys(plain.messages));
  });

  test("the response, its headers and its raw body", async () => {
    const { data, response } = await client.messages.create(ask("plain")).withResponse();
    expect(response.headers.get("content-type")).toContain("json");
    expect(data.content).toHaveLength(1);
    const raw = await client.messages.create(ask("plain")).asResponse();
    expect(await raw.json()).toHaveProperty("content");
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the SDK's own error, from helpers too", async () => {
    await expect(client.messages.create(ask("429"))).rejects.toBeInstanceOf(Anthropic.RateLimitError);
    await expect(client.messages.stream(ask("500")).done()).rejects.toBeInstanceOf(Anthropic.InternalServerError);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("both halves of a stream that it splits", async () => {
    const [left, right] = (await client.messages.create({ ...ask("plain"), stream: true })).tee();
    expect(await readAll(left)).toEqual(await readAll(right));
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

describe("a host that stops reading leaves what it was told, as a lower bound", () => {
  test("by leaving the loop", async () => {
    for await (const event of await client.messages.create({ ...ask("held"), stream: true })) {
      if (event.type === "content_block_delta") break;
    }
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("by a helper's abort", async () => {
    const stream = client.messages.stream(ask("held"));
    stream.once("text", () => stream.abort());
    await expect(stream.done()).rejects.toBeInstanceOf(Anthropic.APIUserAbortError);
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("by its signal, before anything came", async () => {
    const signal = AbortSignal.timeout(20);
    await expect(client.messages.create(ask("held"), { signal })).rejects.toBeInstanceOf(Anthropic.APIUserAbortError);
    await stage.settled();
    expect(await stage.recorded()).toMatchObject([{ status: "cancelled", usageState: "missing" }]);
  });
});
