import type { Tokens } from "./billed-call.ts";
import type { Answer, FakeCall, Part } from "./fake-call.ts";
import { freshId } from "./fresh-id.ts";
import { totalOf } from "./sum-tokens.ts";

/** The Responses API: a stream tells the usage with `response.completed`, and with nothing before. */
export function answerAsOpenAIResponses(call: FakeCall): Answer {
  const id = freshId("resp_");
  const text = call.texts.join("");
  const output = [...(call.scenario === "thinking" ? [toReasoning()] : []), toMessage(text)];
  const told = call.scenario !== "usage-less";
  const usage = told ? responsesUsageOf(call.tokens) : null;
  const head = responseHead(id, call.model);
  const body = { ...head, status: "completed", output, service_tier: "default", usage };
  const started = { ...head, status: "in_progress", output: [], service_tier: "auto", usage: null };
  const events = [
    { type: "response.created", response: started },
    { type: "response.in_progress", response: started },
    ...output.flatMap((item, index) => itemEvents(item, index, call.texts)),
    { type: "response.completed", response: body },
  ];
  const parts = events.map((event, index): Part => {
    const part = { event: event.type, data: { ...event, sequence_number: index } };
    return told && index === events.length - 1 ? { ...part, reported: call.tokens } : part;
  });
  return { id, body, parts, breaksAfter: events.findIndex(({ type }) => type === "response.output_text.delta") + 1 };
}

type Item = ReturnType<typeof toMessage> | ReturnType<typeof toReasoning>;

const toReasoning = () => ({ id: freshId("rs_"), type: "reasoning" as const, summary: [] });

function toMessage(text: string) {
  const content = [outputText(text)];
  return { id: freshId("msg_"), type: "message" as const, status: "completed", content, role: "assistant" };
}

function itemEvents(item: Item, output_index: number, texts: readonly string[]) {
  const done = { type: "response.output_item.done", output_index, item };
  if (item.type === "reasoning") return [{ ...done, type: "response.output_item.added" }, done];
  const at = { item_id: item.id, output_index, content_index: 0 };
  const text = texts.join("");
  return [
    { type: "response.output_item.added", output_index, item: { ...item, status: "in_progress", content: [] } },
    { type: "response.content_part.added", ...at, part: outputText("") },
    ...texts.map((delta) => ({ type: "response.output_text.delta", ...at, delta, logprobs: [] })),
    { type: "response.output_text.done", ...at, text, logprobs: [] },
    { type: "response.content_part.done", ...at, part: outputText(text) },
    done,
  ];
}

const outputText = (text: string) => ({ type: "output_text", annotations: [], logprobs: [], text });

function responseHead(id: string, model: string) {
  return {
    id,
    object: "response",
    created_at: Math.floor(Date.now() / 1_000),
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    max_tool_calls: null,
    model,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: true,
    temperature: 1,
    text: { format: { type: "text" }, verbosity: "medium" },
    tool_choice: "auto",
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: "disabled",
    user: null,
    metadata: {},
  };
}

function responsesUsageOf(tokens: Tokens) {
  return {
    input_tokens: tokens.input,
    input_tokens_details: { cached_tokens: tokens.cachedInput },
    output_tokens: tokens.output,
    output_tokens_details: { reasoning_tokens: tokens.reasoning },
    total_tokens: totalOf(tokens),
  };
}
