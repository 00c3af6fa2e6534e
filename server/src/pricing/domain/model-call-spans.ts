import { spanAttributes } from "./dialects/otel-attributes.js";
import { otelGenAi } from "./dialects/otel-gen-ai.js";
import type { Fields } from "./read-count.js";

/** A span as far as it matters which of them are model calls. */
export interface TraceSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Absent or empty at the root of a trace. */
  readonly parentSpanId?: string | null | undefined;
  /** Flat, or the list of OTLP. */
  readonly attributes: unknown;
}

const SEPARATOR = "/";

/**
 * The spans that are one model call each, in the order given. Agents, steps and wrappers repeat the usage of the
 * calls within them, so only the innermost span with usage counts: an agent of 113/11 around calls of 56/5 and 57/6
 * is 113 in and 11 out. Two instruments that saw one answer are told by its `gen_ai.response.id`; the one that says
 * more of its usage counts.
 */
export function modelCallSpans<Span extends TraceSpan>(spans: readonly Span[]): Span[] {
  const withUsage = spans.filter((span) => otelGenAi.looksLike({ attributes: span.attributes }, ""));
  const wrapping = wrappers(spans, withUsage);
  const calls = withUsage.filter((span) => !wrapping.has(keyOf(span)));
  const fullest = new Map<string, Span>();
  for (const span of calls) {
    const answer = answerOf(span);
    const other = fullest.get(answer);
    if (other === undefined || usageNames(span) > usageNames(other)) fullest.set(answer, span);
  }
  return calls.filter((span) => fullest.get(answerOf(span)) === span);
}

/** Every span above one with usage, through spans that have none. */
function wrappers(spans: readonly TraceSpan[], withUsage: readonly TraceSpan[]): ReadonlySet<string> {
  const parents = new Map(spans.map((span) => [keyOf(span), parentKeyOf(span)]));
  const above = new Set<string>();
  for (const span of withUsage) {
    let key = parentKeyOf(span);
    // What was seen before has been followed to its root; this also ends a circle.
    while (key !== null && !above.has(key)) {
      above.add(key);
      key = parents.get(key) ?? null;
    }
  }
  return above;
}

function keyOf({ traceId, spanId }: TraceSpan): string {
  return traceId + SEPARATOR + spanId;
}

function parentKeyOf({ traceId, parentSpanId }: TraceSpan): string | null {
  return parentSpanId === undefined || parentSpanId === null || parentSpanId === ""
    ? null
    : traceId + SEPARATOR + parentSpanId;
}

/** One name for every answer; a span without the id of its answer stands for itself. */
function answerOf(span: TraceSpan): string {
  const id = attributesOf(span)["gen_ai.response.id"];
  return typeof id === "string" && id !== "" ? `answer ${id}` : `span ${keyOf(span)}`;
}

function usageNames(span: TraceSpan): number {
  return Object.keys(attributesOf(span)).filter((name) => name.includes("usage.")).length;
}

function attributesOf({ attributes }: TraceSpan): Fields {
  return spanAttributes({ attributes });
}
