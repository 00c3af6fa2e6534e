import { describe, expect, test } from "vitest";
import { aiSdkModel, aiSdkProvider } from "./ai-sdk-provider.js";
import { modelName } from "./model-name.js";

describe("a model of the AI SDK", () => {
  test.each([
    { provider: "google.generative-ai", modelId: "gemini-2.5-flash", expected: ["google", "gemini-2.5-flash"] },
    { provider: "openai.responses", modelId: "gpt-5", expected: ["openai", "gpt-5"] },
    { provider: "gateway", modelId: "openai/gpt-5", expected: ["openai", "gpt-5"] },
    { provider: "gateway", modelId: "xai/grok-4", expected: ["x-ai", "grok-4"] },
    { provider: "gateway", modelId: "gpt-5", expected: ["gateway", "gpt-5"] },
    { provider: "togetherai.chat", modelId: "meta-llama/Llama", expected: ["together", "meta-llama/Llama"] },
    { provider: "amazon-bedrock", modelId: "anthropic.claude", expected: ["aws", "anthropic.claude"] },
  ])("$provider $modelId is priced as $expected", ({ provider, modelId, expected }) => {
    expect([aiSdkProvider(provider, modelId), aiSdkModel(provider, modelId)]).toEqual(expected);
  });
});

test.each([undefined, null, "", 5])("a model that is %s is unknown", (given) => {
  expect(modelName(given)).toBe("unknown");
});
