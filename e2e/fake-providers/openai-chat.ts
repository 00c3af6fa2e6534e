import type { Tokens } from "./billed-call.ts";
import type { Answer, FakeCall, Part } from "./fake-call.ts";
import { freshId } from "./fresh-id.ts";
import { totalOf } from "./sum-tokens.ts";

/** Chat Completions: a stream tells the usage in a last chunk without choices, and only when it was asked to. */
export function answerAsOpenAIChat(call: FakeCall): Answer {
  const head = { id: freshId("chatcmpl-"), created: Math.floor(Date.now() / 1_000), model: call.model };
  const told = call.scenario !== "usage-less";
  const message = { role: "assistant", content: call.texts.join(""), refusal: null, annotations: [] };
  const body = {
    ...head,
    object: "chat.completion",
    choices: [{ index: 0, message, logprobs: null, finish_reason: "stop" }],
    ...(told && { usage: chatUsageOf(call.tokens) }),
    service_tier: "default",
    system_fingerprint: "fp_ff25b2783a",
  };
  const chunkHead = {
    ...head,
    object: "chat.completion.chunk",
    service_tier: "default",
    system_fingerprint: "fp_ff25b2783a",
  };
  const asked = call.includeUsage && told;
  const chunk = (delta: unknown, finish_reason: string | null): Part => ({
    data: {
      ...chunkHead,
      ...(asked && { usage: null }),
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    },
  });
  const parts = [
    chunk({ role: "assistant", content: "", refusal: null }, null),
    ...call.texts.map((content) => chunk({ content }, null)),
    chunk({}, "stop"),
    ...(asked ? [{ data: { ...chunkHead, choices: [], usage: chatUsageOf(call.tokens) }, reported: call.tokens }] : []),
    { data: "[DONE]" },
  ];
  return { id: head.id, body, parts, breaksAfter: 2 };
}

function chatUsageOf(tokens: Tokens) {
  return {
    prompt_tokens: tokens.input,
    completion_tokens: tokens.output,
    total_tokens: totalOf(tokens),
    prompt_tokens_details: { cached_tokens: tokens.cachedInput, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: tokens.reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
