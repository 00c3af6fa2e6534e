import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { anthropic, normaliseAnthropic } from "./anthropic.js";

describe("normaliseAnthropic", () => {
  test.each([
    {
      name: "the cache is beside the input, and is written for two lifetimes (golden vector G7)",
      usage: {
        input_tokens: 100,
        cache_creation_input_tokens: 10_000,
        cache_creation: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
        cache_read_input_tokens: 50_000,
        output_tokens: 800,
      },
      counts: { input: 100, cache_read: 50_000, cache_write: 4000, cache_write_1h: 6000, output: 800 },
    },
    {
      name: "a write that is not divided is the short one (G8, the first request)",
      usage: { input_tokens: 18, cache_creation_input_tokens: 2284, cache_read_input_tokens: 0, output_tokens: 158 },
      counts: { input: 18, cache_write: 2284, output: 158 },
    },
    {
      name: "what was written is read later (G8, the second request)",
      usage: { input_tokens: 18, cache_creation_input_tokens: 0, cache_read_input_tokens: 2284, output_tokens: 141 },
      counts: { input: 18, cache_read: 2284, output: 141 },
    },
    {
      name: "what the division leaves of a write is the short one",
      usage: {
        input_tokens: 1,
        cache_creation_input_tokens: 100,
        cache_creation: { ephemeral_1h_input_tokens: 30 },
        output_tokens: 2,
      },
      counts: { input: 1, cache_write: 70, cache_write_1h: 30, output: 2 },
    },
    {
      name: "a division alone is the whole write",
      usage: { input_tokens: 1, cache_creation: { ephemeral_5m_input_tokens: 5 }, output_tokens: 2 },
      counts: { input: 1, cache_write: 5, output: 2 },
    },
    {
      name: "thinking is inside the output",
      usage: { input_tokens: 107, output_tokens: 31, output_tokens_details: { thinking_tokens: 24 } },
      counts: { input: 107, output: 7, reasoning: 24 },
    },
    {
      name: "passes of a compaction are added up; the top is the last pass only",
      usage: {
        input_tokens: 181,
        cache_read_input_tokens: 0,
        output_tokens: 8,
        iterations: [
          { type: "compaction", input_tokens: 100, cache_read_input_tokens: 55_096, output_tokens: 83 },
          {
            type: "message",
            input_tokens: 181,
            output_tokens: 8,
            cache_creation_input_tokens: 9,
            cache_creation: { ephemeral_1h_input_tokens: 9 },
          },
        ],
      },
      counts: { input: 281, cache_read: 55_096, cache_write_1h: 9, output: 91 },
    },
    {
      name: "a gateway's total may count the cache",
      usage: { input_tokens: 10, cache_read_input_tokens: 90, output_tokens: 5, total_tokens: 105 },
      counts: { input: 10, cache_read: 90, output: 5 },
    },
    {
      name: "a gateway that puts the cache into the input is known by its total",
      usage: { input_tokens: 100, cache_read_input_tokens: 90, output_tokens: 5, total_tokens: 105 },
      counts: { input: 10, cache_read: 90, output: 5 },
    },
  ])("$name", ({ usage, counts }) => {
    expect(normaliseAnthropic(usage)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test("searches of the web and the service tier are told", () => {
    const usage = { ...counted(), server_tool_use: { web_search_requests: 2 }, service_tier: "batch" };
    expect(normaliseAnthropic(usage)).toMatchObject({ webSearches: 2, serviceTier: "batch" });
  });

  test("fast mode is a tier of its own, whatever else is said", () => {
    expect(normaliseAnthropic({ ...counted(), service_tier: "standard", speed: "fast" }).serviceTier).toBe("fast");
  });

  test.each([
    { name: "a whole message", given: { type: "message", usage: counted() } },
    {
      name: "a line of a batch",
      given: { custom_id: "a", result: { type: "succeeded", message: { usage: counted() } } },
    },
  ])("finds the usage of $name", ({ given }) => {
    expect(normaliseAnthropic(given)).toMatchObject({
      counts: { ...NO_TOKENS, input: 3, output: 4 },
      usageState: "reported",
    });
  });

  test("an error is missing usage, not zero", () => {
    expect(normaliseAnthropic({ type: "error", error: { type: "overloaded_error" } })).toEqual({
      counts: null,
      usageState: "missing",
      warnings: [],
    });
  });
});

describe("incomplete and contradictory reports", () => {
  test.each([
    { name: "input alone is a lower bound", given: { input_tokens: 3 }, counts: { input: 3 }, warnings: [] },
    {
      name: "the beginning of a stream is a lower bound",
      given: { type: "message_start", message: { usage: counted() } },
      counts: { input: 3, output: 4 },
      warnings: [],
    },
    {
      name: "without an adviser's passes, which are another model's, the rest is a lower bound",
      given: {
        ...counted(),
        iterations: [
          { type: "message", ...counted() },
          { type: "advisor_message", input_tokens: 2000, cache_read_input_tokens: 529, output_tokens: 38 },
        ],
      },
      counts: { input: 3, output: 4 },
      warnings: ["iterations.1 is an adviser's, of another model, and not counted: 2529 tokens in, 38 out"],
    },
  ])("$name", ({ given, counts, warnings }) => {
    expect(normaliseAnthropic(given)).toEqual({ counts: { ...NO_TOKENS, ...counts }, usageState: "partial", warnings });
  });

  test.each([
    {
      name: "a division larger than its write is limited to it",
      usage: {
        ...counted(),
        cache_creation_input_tokens: 10,
        cache_creation: { ephemeral_5m_input_tokens: 7, ephemeral_1h_input_tokens: 6 },
      },
      counts: { input: 3, cache_write: 4, cache_write_1h: 6, output: 4 },
      warning: "cache_creation adds up to 13, not cache_creation_input_tokens 10",
    },
    {
      name: "more thinking than output is set aside",
      usage: { ...counted(), output_tokens_details: { thinking_tokens: 5 } },
      counts: { input: 3, output: 4 },
      warning: "thinking_tokens 5 exceed output_tokens 4; all of it is counted as output",
    },
    {
      name: "passes that are less than the last of them are set aside",
      usage: { ...counted(), iterations: [{ type: "message", input_tokens: 2, output_tokens: 4 }] },
      counts: { input: 3, output: 4 },
      warning: "iterations add up to less than the usage around them: input 2, not 3",
    },
    {
      name: "a total that nothing explains is told",
      usage: { ...counted(), total_tokens: 9 },
      counts: { input: 3, output: 4 },
      warning: "total_tokens is 9, but its parts add up to 7",
    },
    {
      name: "a region that is sold at a premium is told",
      usage: { ...counted(), inference_geo: "us" },
      counts: { input: 3, output: 4 },
      warning: "inference_geo is us, which Anthropic sells at a premium; the price does not hold it",
    },
  ])("$name", ({ usage, counts, warning }) => {
    expect(normaliseAnthropic(usage)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [warning],
    });
  });

  test.each([
    { given: { input_tokens: -1 }, field: "usage.input_tokens" },
    { given: { usage: { input_tokens: 1, output_tokens: "2" } }, field: "usage.usage.output_tokens" },
    { given: { input_tokens: 1, cache_creation: 5 }, field: "usage.cache_creation" },
    { given: { input_tokens: 1, iterations: {} }, field: "usage.iterations" },
    { given: { input_tokens: 1, iterations: [7] }, field: "usage.iterations.0" },
    { given: { input_tokens: 1, iterations: [{ output_tokens: 0.5 }] }, field: "usage.iterations.0.output_tokens" },
  ])("refuses $given, naming $field", ({ given, field }) => {
    expect(() => normaliseAnthropic(given)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});

describe("events of a stream", () => {
  const start = {
    type: "message_start",
    message: {
      usage: {
        input_tokens: 20,
        cache_read_input_tokens: 5,
        cache_creation: { ephemeral_1h_input_tokens: 0 },
        output_tokens: 1,
        service_tier: "standard",
      },
    },
  };

  test("later counts replace earlier ones, and what is not said again stays", () => {
    const merged = anthropic.mergeChunks?.([
      start,
      { type: "content_block_delta", delta: { text: "Hi" } },
      { type: "message_delta", usage: { output_tokens: 30 } },
      { type: "message_delta", usage: { output_tokens: 50, input_tokens: 25, cache_read_input_tokens: null } },
    ]);
    expect(merged).toEqual({
      usage: {
        input_tokens: 25,
        cache_read_input_tokens: 5,
        cache_creation: { ephemeral_1h_input_tokens: 0 },
        output_tokens: 50,
        service_tier: "standard",
      },
      isFinal: true,
    });
  });

  test("a stream that broke off has its beginning, which is not final", () => {
    expect(anthropic.mergeChunks?.([start])).toEqual({ usage: start.message.usage, isFinal: false });
  });

  test("a stream that never began says nothing", () => {
    expect(anthropic.mergeChunks?.([{ type: "ping" }])).toBeNull();
  });
});

function counted() {
  return { input_tokens: 3, output_tokens: 4 };
}
