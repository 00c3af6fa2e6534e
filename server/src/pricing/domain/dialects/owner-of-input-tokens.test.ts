import { expect, test } from "vitest";
import { ownerOfInputTokens } from "./owner-of-input-tokens.js";

const BARE = { input_tokens: 3, output_tokens: 4 };

test.each([
  {
    name: "OpenAI's details",
    given: { ...BARE, input_tokens_details: {} },
    provider: "anthropic",
    owner: "openai-responses",
  },
  {
    name: "OpenAI's details before a gateway's extras",
    given: { ...BARE, input_tokens_details: {}, cache_read_input_tokens: 1 },
    provider: "anthropic",
    owner: "openai-responses",
  },
  { name: "Anthropic's cache", given: { ...BARE, cache_read_input_tokens: 0 }, provider: "openai", owner: "anthropic" },
  { name: "a message", given: { type: "message", usage: BARE }, provider: "acme", owner: "anthropic" },
  {
    name: "an event of a message",
    given: { type: "message_delta", usage: BARE },
    provider: "acme",
    owner: "anthropic",
  },
  { name: "the provider", given: BARE, provider: "aws.claude", owner: "anthropic" },
  { name: "a total", given: { ...BARE, total_tokens: 7 }, provider: "acme", owner: "openai-responses" },
  { name: "nothing", given: BARE, provider: "acme", owner: "openai-responses" },
  { name: "a response without usage", given: { object: "response" }, provider: "openai", owner: "openai-responses" },
  { name: "another shape", given: { prompt_tokens: 3 }, provider: "anthropic", owner: null },
])("$name decides: $owner", ({ given, provider, owner }) => {
  expect(ownerOfInputTokens(given, provider)).toBe(owner);
});
