import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectCalls } from "./select-calls.js";
import type { Attributes, Span } from "./span.js";
import { toEvent } from "./to-event.js";

const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.provider.name": "openai", "gen_ai.request.model": "gpt-5" };

function span(spanId: string, parentSpanId: string, attributes: Attributes): Span {
  const ids = { traceId: "t", spanId, parentSpanId, scope: "test" };
  return { ...ids, startMs: 1, endMs: 2, failed: false, attributes, resource: {} };
}

const usage = (input: number, output: number) => ({
  "gen_ai.usage.input_tokens": input,
  "gen_ai.usage.output_tokens": output,
});
const answer = (id: string) => ({ "gen_ai.response.id": id });

/** Whose tokens count, with the id of the answer. */
const told = (...spans: readonly Span[]) =>
  selectCalls(spans).calls.map(({ call, responseId }) => [call.span.spanId, responseId]);

/** The same in no order. */
const toldInAnyOrder = (...spans: readonly Span[]) => new Set(told(...spans).map(String));

/** What each call is recorded as. */
const ids = (...spans: readonly Span[]) => selectCalls(spans).calls.map((call) => toEvent(call).id);

const AGENT = span("agent", "", { "gen_ai.operation.name": "invoke_agent", ...usage(113, 11) });
const STEP = span("step", "agent", { "gen_ai.operation.name": "agent_step" });
const FIRST = span("first", "step", { ...CHAT, ...usage(56, 5) });
const SECOND = span("second", "step", { ...CHAT, ...usage(57, 6) });

describe("agents and their calls", () => {
  test("are the tokens of the calls (golden vector G15), whatever the order", () => {
    for (const spans of [
      [AGENT, STEP, FIRST, SECOND],
      [SECOND, FIRST, AGENT, STEP],
    ]) {
      const { calls, other } = selectCalls(spans);
      expect(calls.map(({ call }) => call.tokens)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ input: 56, output: 5 }),
          expect.objectContaining({ input: 57, output: 6 }),
        ]),
      );
      expect([calls.length, other]).toEqual([2, 2]);
    }
  });

  test("an agent alone is no call: its calls may come in another export", () => {
    expect(told(AGENT, STEP)).toEqual([]);
  });
});

describe("one call that several spans tell", () => {
  const brief = span("a", "", { ...CHAT, ...answer("r"), ...usage(100, 20) });
  const full = span("b", "", {
    ...CHAT,
    ...answer("r"),
    ...usage(100, 20),
    "gen_ai.usage.cache_read.input_tokens": 64,
  });
  const silent = span("c", "", { ...CHAT, ...answer("r") });

  test("by its answer is the one that says most", () => {
    expect(told(brief, full, silent)).toEqual([["b", "r"]]);
    expect(told(silent, full, brief)).toEqual([["b", "r"]]);
    expect(selectCalls([brief, full, silent])).toMatchObject({ repeated: 2, contradicting: 0 });
  });

  test("with other tokens is told to contradict", () => {
    const other = span("d", "", { ...CHAT, ...answer("r"), ...usage(1, 1) });
    expect(selectCalls([full, other])).toMatchObject({ repeated: 1, contradicting: 1 });
  });

  test.each([
    {
      name: "without answers, in each other: the inner one counts",
      spans: [span("a", "", { ...CHAT, ...usage(5, 5) }), span("b", "a", { ...CHAT, ...usage(5, 5) })],
      calls: [["b", null]],
    },
    {
      name: "around a single call that says nothing of tokens: they are taken from around it",
      spans: [span("a", "", { ...CHAT, ...usage(5, 5) }), span("b", "a", { ...CHAT, ...answer("r") })],
      calls: [["a", "r"]],
    },
    {
      name: "around two calls: the sum does not count",
      spans: [
        span("a", "", { ...CHAT, ...usage(10, 10) }),
        span("b", "a", { ...CHAT, ...usage(5, 5) }),
        span("c", "a", { ...CHAT, ...usage(5, 5) }),
      ],
      calls: [
        ["b", null],
        ["c", null],
      ],
    },
    {
      name: "within a call that has an answer: the same call",
      spans: [span("a", "", { ...CHAT, ...answer("r"), ...usage(5, 5) }), span("b", "a", { ...CHAT, ...usage(5, 5) })],
      calls: [["a", "r"]],
    },
    {
      name: "within a call that has an answer, with other sums: another call",
      spans: [span("a", "", { ...CHAT, ...answer("r"), ...usage(5, 5) }), span("b", "a", { ...CHAT, ...usage(9, 9) })],
      calls: [
        ["a", "r"],
        ["b", null],
      ],
    },
    {
      name: "two answers in each other are two calls",
      spans: [
        span("a", "", { ...CHAT, ...answer("r1"), ...usage(5, 5) }),
        span("b", "a", { ...CHAT, ...answer("r2"), ...usage(5, 5) }),
      ],
      calls: [
        ["a", "r1"],
        ["b", "r2"],
      ],
    },
    {
      name: "through spans that are none, too",
      spans: [
        span("a", "", { ...CHAT, ...usage(5, 5) }),
        span("x", "a", {}),
        span("b", "x", { ...CHAT, ...usage(5, 5) }),
      ],
      calls: [["b", null]],
    },
    {
      name: "the same span id in another trace is another span",
      spans: [
        { ...span("a", "", { ...CHAT, ...usage(5, 5) }), traceId: "u" },
        span("b", "a", { ...CHAT, ...usage(5, 5) }),
      ],
      calls: [
        ["a", null],
        ["b", null],
      ],
    },
    {
      name: "each other's parents do not go round for ever",
      spans: [span("a", "b", { ...CHAT, ...usage(1, 1) }), span("b", "a", { ...CHAT, ...usage(1, 1) })],
      calls: [],
    },
  ])("$name", ({ spans, calls }) => {
    expect(toldInAnyOrder(...spans)).toEqual(new Set(calls.map(String)));
    expect(toldInAnyOrder(...spans.toReversed())).toEqual(new Set(calls.map(String)));
  });
});

test("a call without an answer is recorded under its innermost span, whoever says more of its tokens", () => {
  const wrapper = span("a", "", { ...CHAT, ...usage(5, 5), "gen_ai.usage.cache_read.input_tokens": 4 });
  const inner = span("b", "a", { ...CHAT, ...usage(5, 5) });
  expect(told(wrapper, inner)).toEqual([["a", null]]);
  expect(ids(wrapper, inner)).toEqual(ids(inner));
  expect(ids(span("x", "", { ...CHAT, ...answer("r") }))).toEqual(["otlp:r"]);
  expect(ids(span("x", "", { ...CHAT, ...answer("r".repeat(500)) }))[0]).toMatch(/^otlp:[\da-f]{64}$/);
});

describe("calls of which little is told", () => {
  test("an answer without usage is a call, a failure too, and an operation alone is none", () => {
    const failed = { ...span("f", "", CHAT), failed: true };
    const selected = selectCalls([span("s", "", { ...CHAT, ...answer("r") }), failed, span("o", "", CHAT)]);
    expect(selected.calls.map(({ call }) => [call.span.spanId, call.tokens, call.failed])).toEqual([
      ["s", "missing", false],
      ["f", "missing", true],
    ]);
    expect(selected.silent).toBe(1);
  });

  test("numbers that nobody can have used are left to who records, unless another span has better ones", () => {
    const bad = span("bad", "", { ...CHAT, ...answer("r"), "gen_ai.usage.input_tokens": -1 });
    expect(selectCalls([bad]).calls.map(({ call }) => call.tokens)).toEqual(["unreadable"]);
    expect(told(bad, span("good", "", { ...CHAT, ...answer("r"), ...usage(1, 1) }))).toEqual([["good", "r"]]);
  });
});

test("every span has one fate, and no order changes which calls there are", () => {
  const keys = ["1", "2", "3", "4", "5", "6"];
  const made = fc.record({
    parent: fc.constantFrom("", ...keys),
    attributes: fc.constantFrom<Attributes>(
      {},
      AGENT.attributes,
      CHAT,
      { ...CHAT, ...usage(5, 5) },
      { ...CHAT, ...usage(9, 9) },
      { ...CHAT, ...usage(5, 5), ...answer("r1") },
      { ...CHAT, ...answer("r1") },
      { ...CHAT, ...usage(9, 9), ...answer("r2") },
    ),
  });
  const spans = fc
    .array(made, { minLength: keys.length, maxLength: keys.length })
    .map((each) => each.map(({ parent, attributes }, at) => span(keys[at] ?? "", parent, attributes)));
  fc.assert(
    fc.property(spans, fc.shuffledSubarray(keys, { minLength: keys.length }), (given, order) => {
      const selected = selectCalls(given);
      const { calls, other, silent, repeated } = selected;
      expect(calls.length + other + silent + repeated).toBe(given.length);
      const shuffled = order.flatMap((id) => given.filter(({ spanId }) => spanId === id));
      expect(toldInAnyOrder(...shuffled)).toEqual(toldInAnyOrder(...given));
    }),
    { numRuns: 500 },
  );
});
