import { FunctionCallingConfigMode, GoogleGenAI, type CallableTool } from "@google/genai";
import { meterGoogleGenAI } from "@tokenledger/client/google-genai";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { SCENARIOS } from "../../../e2e/fake-providers/scenario.ts";
import { type MeteredStage, openStage } from "./metered-stage.js";
import { readAll } from "./read-all.js";

let stage: MeteredStage;
let plain: GoogleGenAI;
let ai: GoogleGenAI;

beforeAll(async () => {
  stage = await openStage();
  plain = new GoogleGenAI({ apiKey: "none", httpOptions: { baseUrl: stage.providers.url } });
});
afterAll(() => stage.stop());
beforeEach(async () => {
  await stage.begin();
  ai = meterGoogleGenAI(plain, stage.ledger, { feature: "summary" });
});

const ask = (scenario: string) => ({ model: `gemini-2.5-flash--${scenario}`, contents: "회의록을 요약해 주세요." });
/** Those in which the provider ends the call by itself. */
const ENDING = SCENARIOS.filter((scenario) => scenario !== "held" && scenario !== "flaky");

describe("tokens equal what the provider billed", () => {
  test.each(ENDING)("generateContent and generateContentStream: %s", async (scenario) => {
    await ai.models.generateContent(ask(scenario)).catch(() => undefined);
    await readAll(ai.models.generateContentStream(ask(scenario))).catch(() => undefined);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("in chats, plain and streamed", async () => {
    const chat = ai.chats.create({ model: "gemini-2.5-flash--thinking" });
    await chat.sendMessage({ message: "회의록을 요약해 주세요." });
    await readAll(chat.sendMessageStream({ message: "더 짧게요." }));
    expect(chat.getHistory().map(({ role }) => role)).toEqual(["user", "model", "user", "model", "model", "model"]);
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("of embeddings, of which the Gemini API tells none", async () => {
    const { embeddings } = await ai.models.embedContent({ model: "gemini-embedding-001", contents: "회의록" });
    expect(embeddings).toHaveLength(1);
    expect(await stage.recorded()).toMatchObject([
      { model: "gemini-embedding-001", usageState: "missing", input: null },
    ]);
  });

  test("of a chat's model named by its path", async () => {
    await ai.models.generateContent({ ...ask("plain"), model: "models/gemini-2.5-flash" });
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

describe("the host sees what it would see without", () => {
  test("its types, classes and getters", () => {
    expectTypeOf(ai).toEqualTypeOf<GoogleGenAI>();
    expect(ai).toBeInstanceOf(GoogleGenAI);
    expect(ai.models.constructor).toBe(plain.models.constructor);
    expect(ai.files).toBe(plain.files);
    expect(ai.interactions).toBe(plain.interactions);
  });

  test("the same parts in the same order", async () => {
    const metered = await readAll(ai.models.generateContentStream(ask("thinking")));
    const unmetered = await readAll(plain.models.generateContentStream(ask("thinking")));
    stage.leaveOut(stage.providers.log.at(-1));
    expect(metered.map((part) => Object.keys(part))).toEqual(unmetered.map((part) => Object.keys(part)));
    expect(metered.map(({ constructor }) => constructor)).toEqual(unmetered.map(({ constructor }) => constructor));
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("the SDK's own error", async () => {
    await expect(ai.models.generateContent(ask("429"))).rejects.toMatchObject({ name: "ApiError", status: 429 });
    await expect(ai.models.generateContentStream(ask("500"))).rejects.toMatchObject({ name: "ApiError", status: 500 });
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

test("each request that the SDK makes for functions that it calls by itself is a call of its own", async () => {
  const calls: unknown[] = [];
  const tool: CallableTool = {
    tool: async () => ({ functionDeclarations: [{ name: "find_notes" }] }),
    callTool: async (wanted) => {
      calls.push(...wanted);
      return [{ functionResponse: { name: "find_notes", response: { notes: [] } } }];
    },
  };
  const toolConfig = { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } };
  await ai.models.generateContent({ ...ask("plain"), config: { tools: [tool], toolConfig } });
  expect(stage.expected().length).toBe(calls.length + 1);
  expect(await stage.recorded()).toEqual(stage.expected());
});

describe("a host that stops reading leaves what it was told, as a lower bound", () => {
  test("by leaving the loop", async () => {
    // The SDK itself leaves the connection open.
    for await (const _ of await ai.models.generateContentStream(ask("held"))) break;
    expect(await stage.recorded()).toEqual(stage.expected());
  });

  test("by its signal", async () => {
    const abort = new AbortController();
    const config = { abortSignal: abort.signal };
    const stream = await ai.models.generateContentStream({ ...ask("held"), config });
    await expect(async () => {
      for await (const _ of stream) abort.abort();
    }).rejects.toThrow("abort");
    await stage.settled();
    expect(await stage.recorded()).toEqual(stage.expected());
  });
});

test("a client that is metered again records once, under what it was told last", async () => {
  await meterGoogleGenAI(ai, stage.ledger, { feature: "again" }).models.generateContent(ask("plain"));
  expect(await stage.recorded()).toEqual(stage.expected());
  const { rows } = await stage.product.sql.query(
    "select count(*)::int as calls from token_usage where feature = 'again'",
  );
  expect(rows).toEqual([{ calls: 1 }]);
});

test("an object that is no client is refused", () => {
  expect(() => meterGoogleGenAI({ models: {}, chats: {} }, stage.ledger)).toThrow("cannot be metered");
});
