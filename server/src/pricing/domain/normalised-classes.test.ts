import { NO_TOKENS, TOKEN_CLASSES, type TokenCounts } from "@tokenledger/model/token-class";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normaliseAnthropic } from "./dialects/anthropic.js";
import { normaliseGemini } from "./dialects/gemini.js";
import { normaliseOpenAiChat } from "./dialects/openai-chat.js";
import { normaliseOpenAiResponses } from "./dialects/openai-responses.js";

const count = fc.integer({ min: 0, max: 1_000_000 });
const maybe = fc.option(fc.oneof(fc.integer({ min: 0, max: 12 }), count), { nil: undefined });

/** What a request really used, by parts that do not overlap. */
const used = fc.record({
  fresh: count,
  audio: count,
  cached: count,
  written: count,
  written1h: count,
  visible: count,
  spoken: count,
  reasoning: count,
});

describe("what a request really used is found again", () => {
  test("in a report of OpenAI's, where parts are inside their wholes", () => {
    fc.assert(
      fc.property(used, ({ fresh, audio, cached, written, visible, spoken, reasoning }) => {
        const [input, output] = [fresh + audio + cached + written, visible + spoken + reasoning];
        const inputDetails = {
          audio_tokens: audio,
          cached_tokens: cached,
          cache_write_tokens: written,
          cached_tokens_details: { text_tokens: cached },
        };
        const outputDetails = { reasoning_tokens: reasoning, audio_tokens: spoken };
        const counts = {
          input: fresh,
          input_audio: audio,
          cache_read: cached,
          cache_write: written,
          output: visible,
          output_audio: spoken,
          reasoning,
        };
        const total = { total_tokens: input + output };
        const chat = normaliseOpenAiChat({
          ...total,
          prompt_tokens: input,
          completion_tokens: output,
          prompt_tokens_details: inputDetails,
          completion_tokens_details: outputDetails,
        });
        const responses = normaliseOpenAiResponses({
          ...total,
          input_tokens: input,
          output_tokens: output,
          input_tokens_details: inputDetails,
          output_tokens_details: outputDetails,
        });
        expect(chat).toMatchObject({ counts, usageState: "reported", warnings: [] });
        expect(responses).toEqual(chat);
      }),
    );
  });

  test("in a report that has reasoning outside the completion, as its total says", () => {
    fc.assert(
      fc.property(used, ({ fresh, cached, visible, reasoning }) => {
        const normalised = normaliseOpenAiChat({
          prompt_tokens: fresh + cached,
          prompt_tokens_details: { cached_tokens: cached },
          completion_tokens: visible,
          completion_tokens_details: { reasoning_tokens: reasoning },
          total_tokens: fresh + cached + visible + reasoning,
        });
        const counts = { input: fresh, cache_read: cached, output: visible, reasoning };
        expect(normalised).toMatchObject({ counts, usageState: "reported", warnings: [] });
      }),
    );
  });

  test("in a report of Anthropic's, where the cache is beside the input", () => {
    fc.assert(
      fc.property(used, ({ fresh, cached, written, written1h, visible, reasoning }) => {
        const normalised = normaliseAnthropic({
          input_tokens: fresh,
          cache_read_input_tokens: cached,
          cache_creation_input_tokens: written + written1h,
          cache_creation: { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: written1h },
          output_tokens: visible + reasoning,
          output_tokens_details: { thinking_tokens: reasoning },
        });
        const counts = {
          input: fresh,
          cache_read: cached,
          cache_write: written,
          cache_write_1h: written1h,
          output: visible,
          reasoning,
        };
        expect(normalised).toMatchObject({ counts, usageState: "reported", warnings: [] });
      }),
    );
  });
});

const openAiDetails = fc.option(
  fc.record({
    cached_tokens: maybe,
    cache_write_tokens: maybe,
    audio_tokens: maybe,
    image_tokens: maybe,
    reasoning_tokens: maybe,
    cached_tokens_details: fc.option(fc.record({ text_tokens: maybe, audio_tokens: maybe }), { nil: undefined }),
  }),
  { nil: undefined },
);

const contradictory = {
  openAiChat: fc.record({
    prompt_tokens: maybe,
    completion_tokens: maybe,
    total_tokens: maybe,
    prompt_cache_hit_tokens: maybe,
    prompt_cache_miss_tokens: maybe,
    prompt_tokens_details: openAiDetails,
    completion_tokens_details: openAiDetails,
  }),
  anthropic: fc.record({
    input_tokens: maybe,
    output_tokens: maybe,
    total_tokens: maybe,
    cache_read_input_tokens: maybe,
    cache_creation_input_tokens: maybe,
    cache_creation: fc.record({ ephemeral_5m_input_tokens: maybe, ephemeral_1h_input_tokens: maybe }),
    output_tokens_details: fc.record({ thinking_tokens: maybe }),
    iterations: fc.array(
      fc.record({ type: fc.constantFrom("message", "advisor_message"), input_tokens: maybe, output_tokens: maybe }),
      {
        maxLength: 3,
      },
    ),
  }),
  gemini: fc.record({
    promptTokenCount: maybe,
    candidatesTokenCount: maybe,
    thoughtsTokenCount: maybe,
    cachedContentTokenCount: maybe,
    totalTokenCount: maybe,
    promptTokensDetails: fc.array(fc.record({ modality: fc.constantFrom("TEXT", "AUDIO"), tokenCount: maybe }), {
      maxLength: 3,
    }),
  }),
};

/** However its numbers contradict each other. */
describe("no report makes a negative class or a sum that is off without a word", () => {
  test.each([
    { name: "OpenAI's", report: contradictory.openAiChat, read: normaliseOpenAiChat, total: "total_tokens" },
    { name: "Anthropic's", report: contradictory.anthropic, read: normaliseAnthropic, total: "total_tokens" },
    { name: "Gemini's", report: contradictory.gemini, read: normaliseGemini, total: "totalTokenCount" },
  ])("$name", ({ report, read, total }) => {
    fc.assert(
      fc.property(report as fc.Arbitrary<Record<string, unknown>>, (usage) => {
        const { counts, usageState, warnings } = read(usage);
        expect(counts === null).toBe(usageState === "missing");
        const known = counts ?? NO_TOKENS;
        expect(Math.min(...TOKEN_CLASSES.map((tokenClass) => known[tokenClass]))).toBeGreaterThanOrEqual(0);
        const isOff = usage[total] !== undefined && usage[total] !== sum(known);
        expect(isOff && usageState === "reported" && warnings.length === 0).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

function sum(counts: TokenCounts): number {
  return TOKEN_CLASSES.reduce((all, tokenClass) => all + counts[tokenClass], 0);
}
