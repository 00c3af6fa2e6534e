import fc from "fast-check";
import { NO_TOKENS, TOKEN_CLASSES, type TokenCounts } from "@tokenledger/model/token-class";
import { describe, expect, test } from "vitest";
import { TOKEN_COLUMN_NAMES, tokenColumns, tokenCounts } from "./token-columns.js";

const anyCounts = fc
  .tuple(...TOKEN_CLASSES.map(() => fc.integer({ min: 0, max: 1_000_000_000 })))
  .map((counts): TokenCounts => {
    const entries = TOKEN_CLASSES.map((tokenClass, at) => [tokenClass, counts[at] ?? 0]);
    return { ...NO_TOKENS, ...Object.fromEntries(entries) };
  });

describe("tokenColumns", () => {
  test("missing usage is unknown in every column, never zero", () => {
    expect(new Set(Object.values(tokenColumns(null)))).toEqual(new Set([null]));
  });

  test("no tokens are zero in the plain columns, and rare classes are absent", () => {
    expect(tokenColumns(NO_TOKENS)).toEqual({
      input_tokens: 0,
      cached_input_tokens: 0,
      cache_write_tokens: 0,
      output_tokens: 0,
      reasoning_tokens: 0,
      total_tokens: 0,
      cache_write_1h_tokens: null,
      input_audio_tokens: null,
      cached_input_audio_tokens: null,
      input_image_tokens: null,
      input_video_tokens: null,
      output_audio_tokens: null,
      output_image_tokens: null,
    });
  });

  test("wider columns include their narrower ones", () => {
    const counts = { ...NO_TOKENS, input: 1, cache_read: 2, cache_write: 4, cache_write_1h: 8, cache_read_audio: 16 };
    expect(tokenColumns({ ...counts, output: 32, reasoning: 64, output_image: 128 })).toMatchObject({
      input_tokens: 31,
      cached_input_tokens: 18,
      cached_input_audio_tokens: 16,
      cache_write_tokens: 12,
      cache_write_1h_tokens: 8,
      output_tokens: 224,
      reasoning_tokens: 64,
      output_image_tokens: 128,
      total_tokens: 255,
    });
  });

  test("input and output add up to the total, and the total to all classes", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const columns = tokenColumns(counts);
        const all = TOKEN_CLASSES.reduce((sum, tokenClass) => sum + counts[tokenClass], 0);
        expect(columns.total_tokens).toBe(all);
        expect((columns.input_tokens ?? 0) + (columns.output_tokens ?? 0)).toBe(all);
        for (const column of TOKEN_COLUMN_NAMES) expect(columns[column] ?? 0).toBeLessThanOrEqual(all);
      }),
    );
  });
});

describe("tokenCounts", () => {
  test("gives back what the columns were made of", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect(tokenCounts(tokenColumns(counts))).toEqual(counts);
      }),
    );
  });

  test("unknown columns are unknown counts", () => {
    expect(tokenCounts(tokenColumns(null))).toBeNull();
  });
});
