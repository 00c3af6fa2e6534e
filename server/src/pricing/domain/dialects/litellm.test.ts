import { INPUT_CLASSES, NO_TOKENS, OUTPUT_CLASSES, TOKEN_CLASSES } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { litellm, normaliseLitellm } from "./litellm.js";

const PAYLOAD = {
  id: "chatcmpl-1",
  call_type: "acompletion",
  status: "success",
  response_cost: 0.0067835,
  prompt_tokens: 1486,
  completion_tokens: 651,
  total_tokens: 2137,
  cache_hit: false,
  saved_cache_cost: 0,
  model: "gpt-5",
};

describe("normaliseLitellm", () => {
  test.each([
    { name: "the payload alone", given: PAYLOAD, counts: { input: 1486, output: 651 } },
    {
      name: "the payload as its callbacks get it",
      given: { standard_logging_object: PAYLOAD },
      counts: { input: 1486, output: 651 },
    },
    {
      name: "parts in the usage object of the metadata",
      given: {
        ...PAYLOAD,
        metadata: {
          usage_object: {
            prompt_tokens: 1486,
            completion_tokens: 651,
            total_tokens: 2137,
            prompt_tokens_details: { cached_tokens: 1408, audio_tokens: null },
            completion_tokens_details: { reasoning_tokens: 512 },
          },
        },
      },
      counts: { input: 78, cache_read: 1408, output: 139, reasoning: 512 },
    },
    {
      name: "parts in the response, with writes by how long they live",
      given: {
        ...PAYLOAD,
        prompt_tokens: 60_100,
        completion_tokens: 800,
        total_tokens: 60_900,
        response: {
          usage: {
            prompt_tokens: 60_100,
            completion_tokens: 800,
            total_tokens: 60_900,
            cache_creation_input_tokens: 10_000,
            cache_read_input_tokens: 50_000,
            prompt_tokens_details: {
              cached_tokens: 50_000,
              cache_creation_token_details: { ephemeral_5m_input_tokens: 4000, ephemeral_1h_input_tokens: 6000 },
            },
          },
        },
      },
      counts: { input: 100, cache_read: 50_000, cache_write: 4000, cache_write_1h: 6000, output: 800 },
    },
  ])("reads $name, and keeps what it says that it cost", ({ given, counts }) => {
    expect(normaliseLitellm(given)).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
      reportedCostUsd: "0.0067835",
    });
  });

  test("writes that an older version left out of the prompt and of the total are added, and it is said", () => {
    const usage = { prompt_tokens: 31, completion_tokens: 467, total_tokens: 498, cache_creation_input_tokens: 1253 };
    expect(normaliseLitellm({ ...PAYLOAD, ...usage })).toMatchObject({
      counts: { input: 31, cache_write: 1253, output: 467 },
      warnings: ["total is 498, but its parts add up to 1751"],
    });
  });

  test("an answer from LiteLLM's own cache used no tokens of a vendor, and says what it saved", () => {
    expect(normaliseLitellm({ ...PAYLOAD, cache_hit: true, response_cost: 0, saved_cache_cost: 0.0067835 })).toEqual({
      counts: NO_TOKENS,
      usageState: "reported",
      warnings: ["answered from LiteLLM's cache; it would have used 1486 in, 651 out"],
      reportedCostUsd: "0",
    });
  });

  test("zeros of a failed call are no count: usage is missing", () => {
    const failed = { ...PAYLOAD, status: "failure", prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
    expect(normaliseLitellm(failed)).toEqual({
      counts: null,
      usageState: "missing",
      warnings: ["LiteLLM counts no tokens of a call that failed"],
    });
  });

  test("searches and the service tier are kept", () => {
    const usage_object = { server_tool_use: { web_search_requests: 3 }, service_tier: "priority" };
    expect(normaliseLitellm({ ...PAYLOAD, metadata: { usage_object } })).toMatchObject({
      webSearches: 3,
      serviceTier: "priority",
    });
  });

  test("names the field at fault where it stands", () => {
    const metadata = { usage_object: { prompt_tokens_details: { cached_tokens: "many" } } };
    expect(() => normaliseLitellm({ ...PAYLOAD, metadata })).toThrow(
      expect.objectContaining({ field: "usage.metadata.usage_object.prompt_tokens_details.cached_tokens" }),
    );
  });

  test("whatever it says, no class is negative, and what is certain adds up to the total", () => {
    const count = fc.nat({ max: 100 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), ([prompt, completion, cached, written, reasoning]) => {
        const { counts, warnings } = normaliseLitellm({
          call_type: "completion",
          prompt_tokens: prompt,
          completion_tokens: completion,
          total_tokens: prompt + completion,
          cache_creation_input_tokens: written,
          cache_read_input_tokens: cached,
          completion_tokens_details: { reasoning_tokens: reasoning },
        });
        if (counts === null) throw new Error("counts are expected");
        for (const tokenClass of TOKEN_CLASSES) expect(counts[tokenClass]).toBeGreaterThanOrEqual(0);
        const sum = [...INPUT_CLASSES, ...OUTPUT_CLASSES].reduce((tokens, name) => tokens + counts[name], 0);
        expect(sum).toBeGreaterThanOrEqual(prompt + completion);
        expect(warnings.length > 0 || sum === prompt + completion).toBe(true);
      }),
    );
  });
});

describe("litellm.looksLike", () => {
  test.each([
    { name: "a payload", given: PAYLOAD, is: true },
    { name: "a payload without a cost", given: { call_type: "completion", cache_hit: null }, is: true },
    { name: "OpenAI's usage", given: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 }, is: false },
  ])("$name: $is", ({ given, is }) => {
    expect(litellm.looksLike(given, "openai")).toBe(is);
  });
});
