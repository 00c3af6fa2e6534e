import { describe, expect, test } from "vitest";
import { operationOf } from "./operation-of.js";

const USAGE = { "gen_ai.usage.input_tokens": 1 };
const ANSWERED = { "gen_ai.response.id": "r", "gen_ai.response.model": "m" };

describe("operationOf", () => {
  test.each([
    { name: "a chat", attributes: { "gen_ai.operation.name": "chat" }, operation: "chat" },
    { name: "Gemini's own word", attributes: { "gen_ai.operation.name": "generate_content" }, operation: "chat" },
    { name: "a completion", attributes: { "gen_ai.operation.name": "text_completion" }, operation: "text_completion" },
    { name: "embeddings", attributes: { "gen_ai.operation.name": "embeddings" }, operation: "embeddings" },
    { name: "AI SDK 6, plain", attributes: { "ai.operationId": "ai.generateText.doGenerate" }, operation: "chat" },
    { name: "AI SDK 6, streamed", attributes: { "ai.operationId": "ai.streamText.doStream" }, operation: "chat" },
    { name: "AI SDK 6, an object", attributes: { "ai.operationId": "ai.streamObject.doStream" }, operation: "chat" },
    {
      name: "AI SDK 6, many embeddings",
      attributes: { "ai.operationId": "ai.embedMany.doEmbed" },
      operation: "embeddings",
    },
    { name: "a generation of Langfuse", attributes: { "langfuse.observation.type": "generation" }, operation: "chat" },
    {
      name: "an embedding of Langfuse",
      attributes: { "langfuse.observation.type": "embedding" },
      operation: "embeddings",
    },
    { name: "older OpenLLMetry", attributes: { "llm.request.type": "completion" }, operation: "text_completion" },
    { name: "a model and an answer without an operation", attributes: { ...ANSWERED, ...USAGE }, operation: "chat" },
  ])("$name is a call", ({ attributes, operation }) => {
    expect(operationOf({ attributes })).toBe(operation);
  });

  test.each([
    { name: "an agent", attributes: { "gen_ai.operation.name": "invoke_agent", ...ANSWERED, ...USAGE } },
    { name: "a workflow", attributes: { "gen_ai.operation.name": "invoke_workflow", ...USAGE } },
    { name: "a tool", attributes: { "gen_ai.operation.name": "execute_tool" } },
    { name: "a step", attributes: { "gen_ai.operation.name": "agent_step", ...USAGE } },
    { name: "a function of AI SDK 6", attributes: { "ai.operationId": "ai.generateText", ...ANSWERED, ...USAGE } },
    { name: "a tool of AI SDK 6", attributes: { "ai.operationId": "ai.toolCall" } },
    { name: "a chain of Langfuse", attributes: { "langfuse.observation.type": "chain", ...USAGE } },
    { name: "a workflow of OpenLLMetry", attributes: { "traceloop.span.kind": "workflow", ...ANSWERED, ...USAGE } },
    { name: "usage alone", attributes: { ...USAGE, "gen_ai.request.model": "m" } },
    { name: "anything else", attributes: {} },
  ])("$name is none", ({ attributes }) => {
    expect(operationOf({ attributes })).toBeNull();
  });
});
