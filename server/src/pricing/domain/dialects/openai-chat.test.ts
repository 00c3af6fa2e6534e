import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseOpenAiChat, openAiChat } from "./openai-chat.js";

describe("normaliseOpenAiChat", () => {
  test.each([
    {
      name: "cached tokens are inside the prompt, reasoning inside the completion (golden vector G9)",
      usage: {
        prompt_tokens: 1486,
        prompt_tokens_details: { cached_tokens: 1408 },
        completion_tokens: 651,
        completion_tokens_details: { reasoning_tokens: 512 },
        total_tokens: 2137,
      },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "plain counts at the start of a dearer tier stay whole (G10)",
      usage: { prompt_tokens: 272_001, completion_tokens: 2000 },
      counts: { input: 272_001, output: 2000 },
    },
    {
      name: "cache writes are inside the prompt",
      usage: {
        prompt_tokens: 100,
        completion_tokens: 1,
        prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
      },
      counts: { input: 10, cache_read: 60, cache_write: 30, output: 1 },
    },
    {
      name: "audio is taken out of both sides",
      usage: {
        prompt_tokens: 100,
        completion_tokens: 50,
        prompt_tokens_details: { audio_tokens: 70, text_tokens: 30 },
        completion_tokens_details: { audio_tokens: 40, text_tokens: 10 },
        total_tokens: 150,
      },
      counts: { input: 30, input_audio: 70, output: 10, output_audio: 40 },
    },
    {
      name: "cached audio where the report divides the cache",
      usage: {
        prompt_tokens: 100,
        completion_tokens: 1,
        prompt_tokens_details: {
          audio_tokens: 70,
          cached_tokens: 50,
          cached_tokens_details: { text_tokens: 20, audio_tokens: 30 },
        },
      },
      counts: { input: 10, cache_read: 20, input_audio: 40, cache_read_audio: 30, output: 1 },
    },
    {
      name: "accepted and rejected predictions are billed inside the completion",
      usage: {
        prompt_tokens: 10,
        completion_tokens: 50,
        completion_tokens_details: { accepted_prediction_tokens: 20, rejected_prediction_tokens: 25 },
        total_tokens: 60,
      },
      counts: { input: 10, output: 50 },
    },
    {
      name: "embeddings have a prompt that is the total",
      usage: { prompt_tokens: 4, total_tokens: 4 },
      counts: { input: 4 },
    },
    {
      name: "Mistral counts cached tokens beside the prompt",
      usage: { prompt_tokens: 254, num_cached_tokens: 48, completion_tokens: 93, total_tokens: 347 },
      counts: { input: 206, cache_read: 48, output: 93 },
    },
    {
      name: "DeepSeek divides the prompt into hits and misses",
      usage: {
        prompt_tokens: 100,
        prompt_cache_hit_tokens: 64,
        prompt_cache_miss_tokens: 36,
        completion_tokens: 9,
        total_tokens: 109,
      },
      counts: { input: 36, cache_read: 64, output: 9 },
    },
    {
      name: "xAI's reasoning is outside the completion where the total says so",
      usage: {
        prompt_tokens: 2640,
        completion_tokens: 182,
        completion_tokens_details: { reasoning_tokens: 672 },
        total_tokens: 3494,
      },
      counts: { input: 2640, output: 182, reasoning: 672 },
    },
    {
      name: "a cache is outside the prompt where the total says so",
      usage: {
        prompt_tokens: 18,
        cache_read_input_tokens: 2284,
        cache_creation_input_tokens: 16,
        completion_tokens: 158,
        total_tokens: 2476,
      },
      counts: { input: 18, cache_read: 2284, cache_write: 16, output: 158 },
    },
    {
      name: "both are outside where only both explain the total",
      usage: {
        prompt_tokens: 10,
        prompt_tokens_details: { cached_tokens: 4 },
        completion_tokens: 20,
        completion_tokens_details: { reasoning_tokens: 5 },
        total_tokens: 39,
      },
      counts: { input: 10, cache_read: 4, output: 20, reasoning: 5 },
    },
    { name: "zeros are a report", usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, counts: {} },
    {
      name: "details that are null say nothing",
      usage: {
        prompt_tokens: 3,
        completion_tokens: 4,
        prompt_tokens_details: null,
        completion_tokens_details: { reasoning_tokens: null },
      },
      counts: { input: 3, output: 4 },
    },
  ])("$name", ({ usage, counts }) => {
    expect(normaliseOpenAiChat(usage)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test.each([
    { name: "a whole response", given: { usage: counted(), service_tier: "flex" }, serviceTier: "flex" },
    { name: "the last word of Groq's stream", given: { x_groq: { usage: counted() } } },
    {
      name: "a line of a batch, which is half as dear whatever it says (G11)",
      given: { custom_id: "a", response: { status_code: 200, body: { usage: counted(), service_tier: "default" } } },
      serviceTier: "batch",
    },
  ])("finds the usage of $name", ({ given, serviceTier }) => {
    expect(openAiChat.looksLike(given, "acme")).toBe(true);
    expect(normaliseOpenAiChat(given)).toEqual({
      counts: { ...NO_TOKENS, input: 3, output: 4 },
      usageState: "reported",
      warnings: [],
      ...(serviceTier === undefined ? {} : { serviceTier }),
    });
  });

  test("searches of the web are counted beside the tokens", () => {
    expect(normaliseOpenAiChat({ ...counted(), server_tool_use: { web_search_requests: 2 } }).webSearches).toBe(2);
  });

  test.each([
    { name: "a refused request", given: { error: { message: "no" } } },
    { name: "a chunk before the last", given: { object: "chat.completion.chunk", usage: null } },
  ])("$name is missing usage, not zero", ({ given }) => {
    expect(normaliseOpenAiChat(given)).toEqual({ counts: null, usageState: "missing", warnings: [] });
  });

  test("a total alone cannot be priced and is missing usage, and said", () => {
    expect(normaliseOpenAiChat({ total_tokens: 50 })).toEqual({
      counts: null,
      usageState: "missing",
      warnings: ["total_tokens 50 is not divided into input and output"],
    });
  });
});

describe("incomplete and contradictory reports", () => {
  test.each([
    {
      name: "a prompt alone is a lower bound",
      usage: { prompt_tokens: 8 },
      counts: { input: 8 },
      usageState: "partial",
      warnings: [],
    },
    {
      name: "a total that hides tokens makes a lower bound",
      usage: { prompt_tokens: 758, completion_tokens: 102, total_tokens: 1725 },
      counts: { input: 758, output: 102 },
      usageState: "partial",
      warnings: ["total_tokens is 1725, but its parts add up to 860"],
    },
    {
      name: "a total below its parts is told",
      usage: { prompt_tokens: 8, completion_tokens: 2, total_tokens: 9 },
      counts: { input: 8, output: 2 },
      usageState: "reported",
      warnings: ["total_tokens is 9, but its parts add up to 10"],
    },
    {
      name: "a cache larger than its prompt is limited to it",
      usage: {
        prompt_tokens: 10,
        completion_tokens: 1,
        prompt_tokens_details: { cached_tokens: 12 },
        total_tokens: 11,
      },
      counts: { cache_read: 10, output: 1 },
      usageState: "reported",
      warnings: ["cached_tokens 12 exceeds prompt_tokens 10; 10 are counted as such"],
    },
    {
      name: "writes larger than what the cache leaves are limited to it",
      usage: {
        prompt_tokens: 10,
        completion_tokens: 1,
        prompt_tokens_details: { cached_tokens: 6, cache_write_tokens: 5 },
        total_tokens: 11,
      },
      counts: { cache_read: 6, cache_write: 4, output: 1 },
      usageState: "reported",
      warnings: ["cache_write_tokens 5 exceeds the uncached text of prompt_tokens, 4; 4 are counted as such"],
    },
    {
      name: "details larger than their completion are set aside",
      usage: {
        prompt_tokens: 1,
        completion_tokens: 10,
        completion_tokens_details: { reasoning_tokens: 8, audio_tokens: 3 },
        total_tokens: 11,
      },
      counts: { input: 1, output: 10 },
      usageState: "reported",
      warnings: ["completion_tokens details add up to 11, not 10"],
    },
    {
      name: "details larger than their prompt are set aside",
      usage: { prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { audio_tokens: 11 } },
      counts: { input: 10, output: 1 },
      usageState: "reported",
      warnings: ["prompt_tokens details add up to 11, not 10"],
    },
    {
      name: "more reasoning than completion cannot be inside it",
      usage: { prompt_tokens: 1, completion_tokens: 10, completion_tokens_details: { reasoning_tokens: 30 } },
      counts: { input: 1, output: 10, reasoning: 30 },
      usageState: "reported",
      warnings: ["reasoning_tokens 30 exceed completion_tokens 10; they are counted beside them"],
    },
    {
      name: "two counts of cached tokens that differ",
      usage: {
        prompt_tokens: 10,
        completion_tokens: 1,
        prompt_tokens_details: { cached_tokens: 4 },
        prompt_cache_hit_tokens: 5,
        prompt_cache_miss_tokens: 6,
      },
      counts: { input: 6, cache_read: 4, output: 1 },
      usageState: "reported",
      warnings: [
        "prompt_cache_hit_tokens and prompt_cache_miss_tokens add up to 11, not 10",
        "prompt_cache_hit_tokens is 5, but cached_tokens is 4; the latter counts",
      ],
    },
  ])("$name", ({ usage, counts, usageState, warnings }) => {
    expect(normaliseOpenAiChat(usage)).toEqual({ counts: { ...NO_TOKENS, ...counts }, usageState, warnings });
  });

  test.each([
    { usage: { prompt_tokens: "12" }, field: "usage.prompt_tokens" },
    { usage: { prompt_tokens: -1 }, field: "usage.prompt_tokens" },
    { usage: { usage: { completion_tokens: 0.5 } }, field: "usage.usage.completion_tokens" },
    { usage: { prompt_tokens: 1, total_tokens: 2 ** 53 }, field: "usage.total_tokens" },
    { usage: { prompt_tokens: 1, prompt_tokens_details: [] }, field: "usage.prompt_tokens_details" },
    {
      usage: { prompt_tokens: 1, prompt_tokens_details: { cached_tokens: "1" } },
      field: "usage.prompt_tokens_details.cached_tokens",
    },
  ])("refuses $usage, naming $field", ({ usage, field }) => {
    expect(() => normaliseOpenAiChat(usage)).toThrow(expect.objectContaining({ code: "BAD_INPUT", field }));
  });
});

describe("chunks of a stream", () => {
  const text = { object: "chat.completion.chunk", choices: [{ delta: {}, finish_reason: null }], usage: null };
  const end = { ...text, choices: [{ delta: {}, finish_reason: "stop" }] };

  test.each([
    {
      name: "the last chunk has usage and no choices",
      chunks: [{ ...text, service_tier: "default" }, end, { choices: [], usage: counted() }],
      usage: { usage: counted(), service_tier: "default" },
      isFinal: true,
    },
    {
      name: "a running count that ends with the answer is final",
      chunks: [
        { ...text, usage: { prompt_tokens: 3, completion_tokens: 1 } },
        { ...end, usage: counted() },
      ],
      usage: { usage: counted() },
      isFinal: true,
    },
    {
      name: "a running count that breaks off is not final",
      chunks: [{ ...text, usage: counted() }, text],
      usage: { usage: counted() },
      isFinal: false,
    },
    {
      name: "Groq's is under its own name",
      chunks: [text, { ...end, x_groq: { id: "req", usage: counted() } }],
      usage: { usage: counted() },
      isFinal: true,
    },
  ])("$name", ({ chunks, usage, isFinal }) => {
    expect(openAiChat.mergeChunks?.(chunks)).toEqual({ usage, isFinal });
  });

  test("without a chunk that carries usage nothing is known", () => {
    expect(openAiChat.mergeChunks?.([text, end])).toBeNull();
  });
});

function counted() {
  return { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };
}
