import { expect, test } from "vitest";
import { providerOf } from "./provider-of.js";

test.each([
  ["gcp.gemini", "google"],
  ["gcp.gen_ai", "google"],
  ["gcp.vertex_ai", "google"],
  ["google.generative-ai", "google"],
  ["google.vertex.chat", "google"],
  ["Gemini", "google"],
  ["openai", "openai"],
  ["OpenAI", "openai"],
  ["openai.responses", "openai"],
  ["anthropic.messages", "anthropic"],
  ["az.ai.openai", "azure"],
  ["az.ai.inference", "azure"],
  ["azure_ai", "azure"],
  ["fireworks_ai", "fireworks"],
  ["azure.ai.inference", "azure"],
  ["aws.bedrock", "aws"],
  ["amazon-bedrock", "aws"],
  ["mistral_ai", "mistral"],
  ["x_ai", "x-ai"],
  ["openrouter", "openrouter"],
  ["acme.internal", "acme.internal"],
])("%s is %s", (name, provider) => {
  expect(providerOf({ "gen_ai.provider.name": name }, "m")).toBe(provider);
  expect(providerOf({ "gen_ai.system": name }, "m")).toBe(provider);
});

test.each([
  ["gemini-2.5-flash", "google"],
  ["claude-haiku-4-5", "anthropic"],
  ["gpt-5-mini", "openai"],
  ["o3", "openai"],
  ["text-embedding-3-small", "openai"],
  ["mistral-large", "mistral"],
  ["deepseek-chat", "deepseek"],
  ["grok-4", "x-ai"],
  ["own-model", "unknown"],
])("without a name %s is a model of %s", (model, provider) => {
  expect(providerOf({}, model)).toBe(provider);
});
