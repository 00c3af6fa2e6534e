import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Fields } from "../read-count.js";
import { mergeGeminiChunks } from "./gemini-chunks.js";
import { normaliseGemini } from "./gemini.js";

/** The chunks of a recorded stream, in the order of arrival. */
function recordedChunks(name: string): Fields[] {
  const url = new URL(`../../../../fixtures/provider-responses/${name}.json`, import.meta.url);
  const sse: string = JSON.parse(readFileSync(url, "utf8")).response.sse;
  const lines = sse.split("\n").filter((line) => line.startsWith("data: "));
  return lines.map((line) => JSON.parse(line.slice("data: ".length)));
}

const CHUNKS: Fields[] = [
  { candidates: [{}], usageMetadata: { promptTokenCount: 18, candidatesTokenCount: 31, totalTokenCount: 49 } },
  { candidates: [{}], usageMetadata: { promptTokenCount: 18, candidatesTokenCount: 79, totalTokenCount: 97 } },
];
const LAST: Fields = {
  candidates: [{ finishReason: "STOP" }],
  usageMetadata: { promptTokenCount: 18, candidatesTokenCount: 80, totalTokenCount: 98 },
};

describe("mergeGeminiChunks", () => {
  test("a recorded stream has the usage of its last chunk", () => {
    const merged = mergeGeminiChunks(recordedChunks("gemini-streamGenerateContent-sse-03"));
    expect(merged?.isFinal).toBe(true);
    expect(normaliseGemini(merged?.usage ?? {}).counts).toMatchObject({ input: 785, output: 37, reasoning: 742 });
  });

  test("the last chunk counts; nothing is added", () => {
    expect(mergeGeminiChunks([...CHUNKS, LAST])).toEqual({ usage: LAST, isFinal: true });
  });

  test("a stream that was cut off is not final, and has the usage so far", () => {
    expect(mergeGeminiChunks(CHUNKS)).toEqual({ usage: CHUNKS[1], isFinal: false });
  });

  test("a last word without usage ends the stream too", () => {
    expect(mergeGeminiChunks([...CHUNKS, { candidates: [{ finishReason: "STOP" }] }])).toEqual({
      usage: CHUNKS[1],
      isFinal: true,
    });
  });

  test("a prompt that was blocked ends it", () => {
    const blocked = { promptFeedback: { blockReason: "SAFETY" }, usageMetadata: { promptTokenCount: 4 } };
    expect(mergeGeminiChunks([blocked])?.isFinal).toBe(true);
  });

  test("of the Live API the end of the turn is the end", () => {
    const turn = { usageMetadata: { promptTokenCount: 9, responseTokenCount: 2 } };
    expect(mergeGeminiChunks([turn])?.isFinal).toBe(false);
    expect(mergeGeminiChunks([turn, { serverContent: { turnComplete: true } }])).toEqual({
      usage: turn,
      isFinal: true,
    });
  });

  test("searches are kept that were told before the last chunk", () => {
    const searched = { candidates: [{ groundingMetadata: { webSearchQueries: ["one"] } }] };
    const merged = mergeGeminiChunks([searched, ...CHUNKS, LAST]);
    expect(normaliseGemini(merged?.usage ?? {})).toMatchObject({ webSearches: 1, counts: { output: 80 } });
  });

  test("chunks without usage have nothing to merge", () => {
    expect(mergeGeminiChunks([{ candidates: [{}] }])).toBeNull();
  });
});
