import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { normaliseOtelGenAi } from "./dialects/otel-gen-ai.js";
import { modelCallSpans, type TraceSpan } from "./model-call-spans.js";
import type { Fields } from "./read-count.js";

interface NamedSpan extends TraceSpan {
  readonly name: string;
  readonly attributes: Fields;
}

function span(spanId: string, parentSpanId: string | null, attributes: Fields): NamedSpan {
  return { name: spanId, traceId: "t", spanId, parentSpanId, attributes };
}

function usage(input: number, output: number): Fields {
  return { "gen_ai.usage.input_tokens": input, "gen_ai.usage.output_tokens": output };
}

const AGENT = span("agent", null, { "gen_ai.operation.name": "invoke_agent", ...usage(113, 11) });
const STEP = span("step", "agent", { "gen_ai.operation.name": "agent_step" });
const FIRST = span("first", "step", { "gen_ai.operation.name": "chat", ...usage(56, 5) });
const SECOND = span("second", "step", { "gen_ai.operation.name": "chat", ...usage(57, 6) });

describe("modelCallSpans", () => {
  test("an agent and its calls are the tokens of the calls (golden vector G15)", () => {
    const calls = modelCallSpans([AGENT, STEP, FIRST, SECOND]);
    expect(calls).toEqual([FIRST, SECOND]);
    const counts = calls.map(({ attributes }) => normaliseOtelGenAi(attributes).counts);
    expect(counts.reduce((sum, classes) => sum + (classes?.input ?? 0), 0)).toBe(113);
    expect(counts.reduce((sum, classes) => sum + (classes?.output ?? 0), 0)).toBe(11);
  });

  test.each([
    { name: "the order of export does not matter", spans: [SECOND, FIRST, AGENT, STEP], calls: [SECOND, FIRST] },
    { name: "a call alone is a call", spans: [FIRST], calls: [FIRST] },
    { name: "an agent whose calls were not instrumented stands for them", spans: [AGENT, STEP], calls: [AGENT] },
    { name: "spans without usage are none", spans: [STEP], calls: [] },
    { name: "no spans are none", spans: [], calls: [] },
  ])("$name", ({ spans, calls }) => {
    expect(modelCallSpans(spans)).toEqual(calls);
  });

  test("the same span id in another trace is another span", () => {
    const elsewhere = { ...AGENT, traceId: "u" };
    expect(modelCallSpans([elsewhere, STEP, FIRST])).toEqual([elsewhere, FIRST]);
  });

  test("two instruments that saw one answer are one call: the one that says more", () => {
    const id = { "gen_ai.response.id": "msg_1" };
    const brief = span("brief", null, { ...id, ...usage(10, 5) });
    const full = span("full", null, { ...id, ...usage(10, 5), "gen_ai.usage.cache_read.input_tokens": 8 });
    expect(modelCallSpans([brief, full])).toEqual([full]);
    expect(modelCallSpans([full, brief])).toEqual([full]);
  });

  test("spans that are each other's parents do not go round for ever", () => {
    const one = span("one", "two", usage(1, 1));
    const two = span("two", "one", usage(1, 1));
    expect(modelCallSpans([one, two])).toEqual([]);
  });

  test("of the spans of a real instrument the chats remain, once each", () => {
    const url = new URL("../../../fixtures/otlp-samples/ai-sdk-7.json", import.meta.url);
    const spans: NamedSpan[] = JSON.parse(readFileSync(url, "utf8"));
    const names = modelCallSpans(spans).map(({ name }) => name.split(" ")[0]);
    expect(names.filter((name) => name === "chat")).toHaveLength(
      spans.filter(({ name }) => name.startsWith("chat")).length,
    );
    expect(names.every((name) => name === "chat" || name === "embeddings")).toBe(true);
  });
});
