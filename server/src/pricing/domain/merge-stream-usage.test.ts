import { NO_TOKENS } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { normaliseStream } from "./merge-stream-usage.js";

const START = { type: "message_start", message: { usage: { input_tokens: 20, output_tokens: 1 } } };
const DELTA = { type: "message_delta", usage: { output_tokens: 50 } };
const CHUNK = { object: "chat.completion.chunk", choices: [{ finish_reason: null }], usage: null };
const USAGE = { choices: [], usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } };

describe("normaliseStream", () => {
  test.each([
    {
      name: "Anthropic's events are laid over each other",
      chunks: [START, DELTA],
      dialect: "anthropic",
      counts: { input: 20, output: 50 },
    },
    {
      name: "OpenAI's last chunk counts",
      chunks: [CHUNK, CHUNK, USAGE],
      dialect: "openai-chat",
      counts: { input: 3, output: 4 },
    },
    {
      name: "Gemini's last chunk counts",
      chunks: [
        { usageMetadata: { promptTokenCount: 3, totalTokenCount: 3 } },
        {
          usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, totalTokenCount: 7 },
          candidates: [{ finishReason: "STOP" }],
        },
      ],
      dialect: "gemini",
      counts: { input: 3, output: 4 },
    },
  ])("$name", ({ chunks, dialect, counts }) => {
    const read = normaliseStream({ provider: "acme", dialect: null, chunks }, "chunks");
    expect(read.dialect).toBe(dialect);
    expect(read.normalised).toEqual({
      counts: { ...NO_TOKENS, ...counts },
      usageState: "reported",
      warnings: [],
    });
  });

  test("a stream that broke off is a lower bound, and says so", () => {
    const running = { ...CHUNK, usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } };
    const read = normaliseStream({ provider: "acme", dialect: null, chunks: [CHUNK, running] }, "chunks");
    expect(read.normalised).toEqual({
      counts: { ...NO_TOKENS, input: 3, output: 2 },
      usageState: "partial",
      warnings: ["the stream ended before its last report of usage; the counts are a lower bound"],
    });
  });

  test.each([
    { name: "chunks without usage", chunks: [CHUNK, CHUNK], dialect: "openai-chat" },
    { name: "no chunk at all", chunks: [], dialect: "canonical" },
  ])("$name are missing usage, never zero", ({ chunks, dialect }) => {
    expect(normaliseStream({ provider: "acme", dialect: null, chunks }, "chunks")).toEqual({
      dialect,
      merged: null,
      normalised: { counts: null, usageState: "missing", warnings: ["no chunk of the stream carries usage"] },
    });
  });

  test("what the sender says goes", () => {
    const read = normaliseStream({ provider: "acme", dialect: "openai-chat", chunks: [START, DELTA] }, "chunks");
    expect(read.dialect).toBe("openai-chat");
  });
});
