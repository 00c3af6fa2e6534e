import { anthropic } from "./dialects/anthropic.js";
import { canonical } from "./dialects/canonical.js";
import { gemini } from "./dialects/gemini.js";
import { geminiOpenai } from "./dialects/gemini-openai.js";
import { langfuse } from "./dialects/langfuse.js";
import { litellm } from "./dialects/litellm.js";
import { openAiChat } from "./dialects/openai-chat.js";
import { openAiResponses } from "./dialects/openai-responses.js";
import { openRouter } from "./dialects/openrouter.js";
import { otelGenAi } from "./dialects/otel-gen-ai.js";
import { aiSdk5, aiSdk6 } from "./dialects/vercel-ai-sdk.js";
import type { UsageDialect } from "./usage-dialect.js";

/**
 * Every shape that can be read, in the order in which they are asked whether an object is theirs. The first that
 * says so has it, so a shape stands before those that it might be mistaken for.
 */
export const USAGE_DIALECTS = [
  gemini,
  litellm,
  geminiOpenai,
  openRouter,
  openAiChat,
  anthropic,
  openAiResponses,
  aiSdk6,
  aiSdk5,
  otelGenAi,
  langfuse,
  canonical,
] as const satisfies readonly UsageDialect[];

export type Dialect = (typeof USAGE_DIALECTS)[number]["name"];

/** The names that a sender may give. */
export const DIALECTS: readonly Dialect[] = USAGE_DIALECTS.map(({ name }) => name);
