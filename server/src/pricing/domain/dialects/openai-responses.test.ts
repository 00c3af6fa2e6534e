import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseOpenAiResponses, openAiResponses } from "./openai-responses.js";

const USAGE = {
  input_tokens: 1493,
  input_tokens_details: { cached_tokens: 1280, cache_write_tokens: 200 },
  output_tokens: 125,
  output_tokens_details: { reasoning_tokens: 64 },
  total_tokens: 1618,
};
const COUNTS = { ...NO_TOKENS, input: 13, cache_read: 1280, cache_write: 200, output: 61, reasoning: 64 };

describe("normaliseOpenAiResponses", () => {
  test("details are inside input and output", () => {
    expect(normaliseOpenAiResponses(USAGE)).toEqual({ counts: COUNTS, usageState: "reported", warnings: [] });
  });

  test("the Realtime API writes its details in the singular", () => {
    const normalised = normaliseOpenAiResponses({
      input_tokens: 100,
      input_token_details: {
        text_tokens: 40,
        audio_tokens: 60,
        cached_tokens: 30,
        cached_tokens_details: { text_tokens: 10, audio_tokens: 20 },
      },
      output_tokens: 50,
      output_token_details: { text_tokens: 10, audio_tokens: 40 },
      total_tokens: 150,
    });
    expect(normalised).toEqual({
      counts: {
        ...NO_TOKENS,
        input: 30,
        cache_read: 10,
        input_audio: 40,
        cache_read_audio: 20,
        output: 10,
        output_audio: 40,
      },
      usageState: "reported",
      warnings: [],
    });
  });

  test("a whole response tells its service tier and its searches, but not the pages that were opened", () => {
    const output = [
      { type: "web_search_call", action: { type: "search", query: "…" } },
      { type: "web_search_call", action: { type: "open_page", url: "…" } },
      { type: "web_search_call" },
      { type: "message" },
    ];
    expect(normaliseOpenAiResponses({ object: "response", service_tier: "priority", output, usage: USAGE })).toEqual({
      counts: COUNTS,
      usageState: "reported",
      warnings: [],
      serviceTier: "priority",
      webSearches: 2,
    });
  });

  test("a response that is still running is missing usage", () => {
    expect(normaliseOpenAiResponses({ object: "response", status: "in_progress", usage: null })).toEqual({
      counts: null,
      usageState: "missing",
      warnings: [],
    });
  });

  test.each([
    { given: { input_tokens: "3" }, field: "usage.input_tokens" },
    { given: { response: { usage: { output_tokens: -3 } } }, field: "usage.response.usage.output_tokens" },
  ])("refuses $given, naming $field", ({ given, field }) => {
    expect(() => normaliseOpenAiResponses(given)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});

describe("events of a stream", () => {
  const created = { type: "response.created", response: { usage: null, service_tier: "auto" } };

  test.each(["response.completed", "response.incomplete", "response.failed"])("%s has the final usage", (type) => {
    const last = { type, response: { usage: USAGE } };
    const merged = openAiResponses.mergeChunks?.([created, { type: "response.output_text.delta", delta: "Hi" }, last]);
    expect(merged).toEqual({ usage: last, isFinal: true });
  });

  test("a count on the way is a lower bound", () => {
    const running = { type: "response.in_progress", response: { usage: USAGE } };
    expect(openAiResponses.mergeChunks?.([created, running])).toEqual({ usage: running, isFinal: false });
  });

  test("a stream that broke off before its end says nothing", () => {
    expect(openAiResponses.mergeChunks?.([created])).toBeNull();
  });
});
