import type { Tokens } from "./billed-call.ts";
import type { Answer, FakeCall, Part } from "./fake-call.ts";
import { freshId } from "./fresh-id.ts";

/** Messages: `message_start` tells the input and one token of output, `message_delta` the output so far. */
export function answerAsAnthropic(call: FakeCall): Answer {
  const thinking = call.scenario === "thinking";
  const told = call.scenario !== "usage-less";
  const message = { model: call.model, id: freshId("msg_"), type: "message", role: "assistant" };
  const thought = { type: "thinking", thinking: "메모를 훑어보는 중", signature: freshId("Er") };
  const content = [...(thinking ? [thought] : []), { type: "text", text: call.texts.join("") }];
  const body = {
    ...message,
    content,
    stop_reason: "end_turn",
    stop_sequence: null,
    ...(told && { usage: { ...inputUsageOf(call.tokens), ...outputUsageOf(call.tokens), service_tier: "standard" } }),
  };
  const begun = { ...call.tokens, output: 1, reasoning: 0 };
  const start = { ...message, content: [], stop_reason: null, stop_sequence: null };
  const startUsage = { ...inputUsageOf(begun), output_tokens: 1, service_tier: "standard" };
  const end = { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null } };
  const { cache_creation: _, ...inputSoFar } = inputUsageOf(call.tokens);
  const parts: Part[] = [
    told
      ? { ...named({ type: "message_start", message: { ...start, usage: startUsage } }), reported: begun }
      : named({ type: "message_start", message: start }),
    ...(thinking ? thoughtParts(thought) : []),
    ...textParts(call.texts, thinking ? 1 : 0),
    told
      ? { ...named({ ...end, usage: { ...inputSoFar, ...outputUsageOf(call.tokens) } }), reported: call.tokens }
      : named(end),
    named({ type: "message_stop" }),
  ];
  return { id: message.id, body, parts, breaksAfter: 4 };
}

const named = (data: { readonly type: string } & Record<string, unknown>): Part => ({ event: data.type, data });

function textParts(texts: readonly string[], index: number): readonly Part[] {
  return [
    named({ type: "content_block_start", index, content_block: { type: "text", text: "" } }),
    named({ type: "ping" }),
    ...texts.map((text) => named({ type: "content_block_delta", index, delta: { type: "text_delta", text } })),
    named({ type: "content_block_stop", index }),
  ];
}

function thoughtParts({ thinking, signature }: { thinking: string; signature: string }): readonly Part[] {
  const start = { type: "thinking", thinking: "", signature: "" };
  return [
    named({ type: "content_block_start", index: 0, content_block: start }),
    named({ type: "content_block_delta", index: 0, delta: { type: "thinking_delta", thinking } }),
    named({ type: "content_block_delta", index: 0, delta: { type: "signature_delta", signature } }),
    named({ type: "content_block_stop", index: 0 }),
  ];
}

/** Anthropic counts what the cache brought and took beside the input. */
function inputUsageOf(tokens: Tokens) {
  return {
    input_tokens: tokens.input - tokens.cachedInput - tokens.cacheWrite,
    cache_creation_input_tokens: tokens.cacheWrite,
    cache_read_input_tokens: tokens.cachedInput,
    cache_creation: { ephemeral_5m_input_tokens: tokens.cacheWrite, ephemeral_1h_input_tokens: 0 },
  };
}

function outputUsageOf({ output, reasoning }: Tokens) {
  return { output_tokens: output, ...(reasoning > 0 && { output_tokens_details: { thinking_tokens: reasoning } }) };
}
