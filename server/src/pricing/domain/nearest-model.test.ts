import { expect, test } from "vitest";
import { nearestModel } from "./nearest-model.js";

const CANDIDATES = [
  "azure gpt-4o",
  "openai gpt-4o",
  "openai gpt-5",
  "openai gpt-5-mini",
  "openai gpt-5.4-mini",
  "anthropic claude-sonnet-4-5",
  "anthropic claude-opus-4-5",
  "groq llama-3.3-70b-versatile",
  "openrouter meta-llama/llama-3.3-70b-instruct",
].map((name) => {
  const [provider = "", model = ""] = name.split(" ");
  return { provider, model };
});

test.each([
  { model: "gpt-4o", nearest: "openai gpt-4o" },
  { model: "GPT-5-Mini-Preview", nearest: "openai gpt-5-mini" },
  { model: "gpt-5.9-mini", nearest: "openai gpt-5.4-mini" },
  { model: "claude-sonnet-4-8", nearest: "anthropic claude-sonnet-4-5" },
  { model: "my-org/llama-3.3-70b-instruct-awq", nearest: "openrouter meta-llama/llama-3.3-70b-instruct" },
  { model: "llama", nearest: null },
  { model: "mini-gpt-5", nearest: null },
  { model: "house-model", nearest: null },
  { model: "///", nearest: null },
])("nearest to $model is $nearest", ({ model, nearest }) => {
  const found = nearestModel(model, CANDIDATES);
  expect(found === null ? null : `${found.provider} ${found.model}`).toBe(nearest);
});
