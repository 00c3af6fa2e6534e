import { answerAsAnthropic } from "./anthropic.ts";
import { answerAsGeminiEmbeddings, answerAsOpenAIEmbeddings } from "./embeddings.ts";
import type { Answer, FakeCall } from "./fake-call.ts";
import { fieldOf } from "./fields.ts";
import { answerAsGemini } from "./gemini.ts";
import { answerAsOpenAIChat } from "./openai-chat.ts";
import { answerAsOpenAIResponses } from "./openai-responses.ts";
import { refuseAsAnthropic, refuseAsGemini, refuseAsOpenAI } from "./refusals.ts";
import type { Route } from "./route.ts";

/** What the provider of this route would answer. */
export function answerCall(route: Route, call: FakeCall, body: unknown): Answer {
  switch (route.api) {
    case "gemini":
      return answerAsGemini(call);
    case "gemini-embeddings":
      return answerAsGeminiEmbeddings(route.method.startsWith("batch"));
    case "openai-chat":
      return answerAsOpenAIChat(call);
    case "openai-responses":
      return answerAsOpenAIResponses(call);
    case "openai-embeddings":
      return answerAsOpenAIEmbeddings(call, fieldOf(body, "encoding_format") === "base64");
    case "anthropic":
      return answerAsAnthropic(call);
  }
}

export function refuseCall({ api }: Route, status: 429 | 500): Readonly<Record<string, unknown>> {
  if (api === "anthropic") return refuseAsAnthropic(status);
  return api.startsWith("gemini") ? refuseAsGemini(status) : refuseAsOpenAI(status);
}
