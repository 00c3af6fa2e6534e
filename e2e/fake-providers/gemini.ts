import type { Tokens } from "./billed-call.ts";
import type { Answer, FakeCall, Part } from "./fake-call.ts";
import { freshId } from "./fresh-id.ts";
import { halfWritten, totalOf } from "./sum-tokens.ts";

/** Gemini API generateContent and streamGenerateContent: every chunk tells the usage so far. */
export function answerAsGemini(call: FakeCall): Answer {
  const responseId = freshId("");
  const chunk = (parts: readonly unknown[], tokens: Tokens, finished: boolean) => ({
    candidates: [{ content: { parts, role: "model" }, ...(finished && { finishReason: "STOP" }), index: 0 }],
    ...(call.scenario !== "usage-less" && { usageMetadata: usageMetadataOf(tokens) }),
    modelVersion: call.model,
    responseId,
  });
  const last = call.texts.length - 1;
  const parts = call.texts.map((text, index): Part => {
    const reported = index === last ? call.tokens : halfWritten(call.tokens, (index + 1) / call.texts.length);
    const content = index === 0 ? [...thoughtsOf(call), { text }] : [{ text }];
    const data = chunk(content, reported, index === last);
    return call.scenario === "usage-less" ? { data } : { data, reported };
  });
  const body = chunk([...thoughtsOf(call), { text: call.texts.join("") }], call.tokens, true);
  return { id: responseId, body, parts, breaksAfter: 1 };
}

function thoughtsOf({ scenario }: FakeCall): readonly unknown[] {
  return scenario === "thinking" ? [{ text: "**메모를 훑어보는 중**\n\n", thought: true }] : [];
}

function usageMetadataOf(tokens: Tokens) {
  const cached = tokens.cachedInput > 0 && {
    cachedContentTokenCount: tokens.cachedInput,
    cacheTokensDetails: [{ modality: "TEXT", tokenCount: tokens.cachedInput }],
  };
  return {
    promptTokenCount: tokens.input,
    candidatesTokenCount: tokens.output - tokens.reasoning,
    totalTokenCount: totalOf(tokens),
    ...cached,
    promptTokensDetails: [{ modality: "TEXT", tokenCount: tokens.input }],
    ...(tokens.reasoning > 0 && { thoughtsTokenCount: tokens.reasoning }),
    serviceTier: "standard",
  };
}
