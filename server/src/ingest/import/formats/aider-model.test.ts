import { describe, expect, test } from "vitest";
import { servedModel } from "./aider-model.js";

describe("servedModel", () => {
  test.each([
    ["gpt-4o-mini", "openai", "gpt-4o-mini"],
    ["o1", "openai", "o1"],
    ["o3-mini", "openai", "o3-mini"],
    ["chatgpt-4o-latest", "openai", "chatgpt-4o-latest"],
    ["claude-3-5-sonnet-20241022", "anthropic", "claude-3-5-sonnet-20241022"],
    ["anthropic/claude-3-7-sonnet-20250219", "anthropic", "claude-3-7-sonnet-20250219"],
    ["gemini-1.5-flash", "google", "gemini-1.5-flash"],
    ["gemini/gemini-1.5-pro-latest", "google", "gemini-1.5-pro-latest"],
    ["vertex_ai/gemini-1.5-pro", "google", "gemini-1.5-pro"],
    ["deepseek/deepseek-chat", "deepseek", "deepseek-chat"],
    ["openrouter/anthropic/claude-3.7-sonnet", "openrouter", "anthropic/claude-3.7-sonnet"],
    ["fireworks_ai/accounts/fireworks/models/deepseek-v3", "fireworks", "accounts/fireworks/models/deepseek-v3"],
    ["bedrock/us.anthropic.claude-3-5-haiku-20241022-v1:0", "aws", "us.anthropic.claude-3-5-haiku-20241022-v1:0"],
    ["azure/gpt-4o", "azure", "gpt-4o"],
    ["ollama_chat/REDACTED", "ollama", "REDACTED"],
    ["gemini/REDACTED", "google", "REDACTED"],
    ["some_new_route/model-x", "some_new_route", "model-x"],
    ["constructor/model-x", "constructor", "model-x"],
    ["model-x", "unknown", "model-x"],
    ["None", "unknown", "unknown"],
    ["", "unknown", "unknown"],
    ["gpt-4o/", "openai", "gpt-4o/"],
  ])("%s is served by %s as %s", (name, provider, model) => {
    expect(servedModel(name)).toEqual({ provider, model });
  });

  test("no name at all is unknown, not a guess", () => {
    expect(servedModel(null)).toEqual({ provider: "unknown", model: "unknown" });
  });
});
