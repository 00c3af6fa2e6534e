import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { normaliseText } from "./normalise-text.js";
import { normaliseUsage } from "./normalise-usage.js";

const FOLDER = new URL("../../../fixtures/provider-responses/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
const READINGS = JSON.parse(readFileSync(new URL("../provider-readings.json", FOLDER), "utf8"));

describe.each(NAMES)("%s", (file) => {
  const { provider, response } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));

  test("is read from its text as it is from an event", () => {
    const text: string = response.sse ?? JSON.stringify(response.body, null, 2);
    const { counts, dialect, usageState } = normaliseText({ provider, dialect: null, text });
    const used = counts === null ? null : Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    expect(READINGS[file.slice(0, -".json".length)]).toMatchObject({ dialect, usageState, counts: used });
  });
});

test("a dialect that is named is used", () => {
  const usage = { prompt_tokens: 758, completion_tokens: 102, total_tokens: 1725 };
  const named = { provider: "my-gateway", dialect: "gemini-openai" };
  const read = normaliseText({ ...named, text: JSON.stringify(usage) });
  expect(read).toEqual(normaliseUsage({ ...named, usage, canonical: {} }));
  expect(read.counts).toMatchObject({ output: 102, reasoning: 865 });
});

test("a fault in a chunk is refused", () => {
  const text = '[{"usageMetadata": {"promptTokenCount": 1}}, {"usageMetadata": {"promptTokenCount": -1}}]';
  expect(() => normaliseText({ provider: "google", dialect: null, text })).toThrow(
    expect.objectContaining({ code: "BAD_INPUT" }),
  );
});
