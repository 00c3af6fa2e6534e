import { describe, expect, test } from "vitest";
import { keptUsage } from "./kept-usage.js";

describe("keptUsage", () => {
  test.each([
    { name: "a flat object of numbers", usage: { prompt_tokens: 3, queue_time: 0.5, is_byok: false, cached: null } },
    {
      name: "details, passes and the provider's own words",
      usage: {
        service_tier: "standard",
        speed: "fast",
        cache_creation: { ephemeral_5m_input_tokens: 4 },
        iterations: [{ type: "message", input_tokens: 3 }],
        promptTokensDetails: [{ modality: "TEXT", tokenCount: 3 }],
        trafficType: "ON_DEMAND",
        cost: "0.0123",
      },
    },
  ])("$name is kept as it is", ({ usage }) => {
    expect(keptUsage(usage)).toEqual(usage);
  });

  test("what is too deep to be about usage is not kept, however deep it is", () => {
    const deep = JSON.parse(`{"tokens": 1, "a": ${'{"b":'.repeat(100_000)}1${"}".repeat(100_000)}}`);
    expect(keptUsage(deep)).toEqual({ tokens: 1, a: { b: { b: { b: { b: { b: { b: {} } } } } } } });
  });

  test("most objects are kept without a copy", () => {
    const usage = { promptTokenCount: 3, candidatesTokenCount: 4 };
    expect(keptUsage(usage)).toBe(usage);
  });

  test.each([
    {
      name: "a whole response keeps its usage and its service tier",
      given: { id: "r", model: "m", service_tier: "flex", choices: [{ text: "Hi" }], usage: { prompt_tokens: 3 } },
      kept: { prompt_tokens: 3, service_tier: "flex" },
    },
    {
      name: "the tier that usage names stays",
      given: { service_tier: "auto", usage: { prompt_tokens: 3, service_tier: "priority" } },
      kept: { prompt_tokens: 3, service_tier: "priority" },
    },
    {
      name: "a line of a batch is known as one",
      given: { custom_id: "a", response: { body: { service_tier: "default", usage: { prompt_tokens: 3 } } } },
      kept: { prompt_tokens: 3, service_tier: "batch" },
    },
    {
      name: "an answer of Gemini's keeps its usage",
      given: { candidates: [{ content: { parts: [{ text: "Hi" }] } }], usageMetadata: { promptTokenCount: 3 } },
      kept: { promptTokenCount: 3 },
    },
    {
      name: "a response without usage keeps its numbers",
      given: { created: 17, choices: [{ message: { content: "Hi" } }], embedding: [0.1, 0.2] },
      kept: { created: 17 },
    },
    {
      name: "text in a usage object is not kept, nor are names that may be text",
      given: {
        prompt_tokens: 3,
        note: "Hi",
        service_tier: "Hi, Minji",
        "Hi, Minji": 1,
        details: [{ a: "Hi", b: 2 }, "Hi"],
      },
      kept: { prompt_tokens: 3, details: [{ b: 2 }] },
    },
  ])("$name", ({ given, kept }) => {
    expect(keptUsage(given)).toEqual(kept);
  });
});
