import { describe, expect, test } from "vitest";
import { serviceTierOf } from "./service-tier.js";

describe("serviceTierOf", () => {
  test.each([
    { by: "nobody", word: null, tier: "standard" },
    { by: "nobody", word: " ", tier: "standard" },
    { by: "OpenAI", word: "default", tier: "standard" },
    { by: "OpenAI", word: "auto", tier: "standard" },
    { by: "OpenAI", word: "flex", tier: "flex" },
    { by: "OpenAI", word: "priority", tier: "priority" },
    { by: "OpenAI", word: "batch", tier: "batch" },
    { by: "OpenAI", word: "scale", tier: "provisioned" },
    { by: "Anthropic", word: "standard", tier: "standard" },
    { by: "Anthropic", word: "standard_only", tier: "standard" },
    { by: "Anthropic", word: "priority", tier: "priority" },
    { by: "Anthropic", word: "batch", tier: "batch" },
    { by: "Gemini", word: "SERVICE_TIER_STANDARD", tier: "standard" },
    { by: "Gemini", word: "service_tier_flex", tier: "flex" },
    { by: "Gemini", word: "priority", tier: "priority" },
    { by: "Vertex", word: "ON_DEMAND", tier: "standard" },
    { by: "Vertex", word: "TRAFFIC_TYPE_UNSPECIFIED", tier: "standard" },
    { by: "Vertex", word: "ON_DEMAND_FLEX", tier: "flex" },
    { by: "Vertex", word: "ON_DEMAND_PRIORITY", tier: "priority" },
    { by: "Vertex", word: "PROVISIONED_THROUGHPUT", tier: "provisioned" },
    { by: "Groq", word: "on_demand", tier: "standard" },
    { by: "Groq", word: "flex", tier: "flex" },
    { by: "Groq", word: "performance", tier: "performance" },
    { by: "Bedrock", word: "reserved", tier: "provisioned" },
  ])("$word of $by is $tier", ({ word, tier }) => {
    expect(serviceTierOf(word)).toBe(tier);
  });

  test("a word that nobody knows is not taken for the standard, nor for a property of every object", () => {
    expect(serviceTierOf("Turbo")).toBe("turbo");
    expect(serviceTierOf("constructor")).toBe("constructor");
  });
});
