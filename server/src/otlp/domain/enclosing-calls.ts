import type { SpanCall } from "./read-call.js";
import { spanKey, type Span } from "./span.js";

/**
 * The nearest of some calls around each span that has one, by the key of the span, through spans that are none.
 * Each span is looked at once, however deep they stand in each other, and those that stand in a circle end it.
 */
export function enclosingCalls(spans: readonly Span[], calls: readonly SpanCall[]): ReadonlyMap<string, SpanCall> {
  const wanted = new Map(calls.map((call) => [spanKey(call.span), call]));
  const parents = new Map(spans.map((span) => [spanKey(span), parentKey(span)]));
  const nearest = new Map<string, SpanCall | null>();
  for (const span of spans) {
    const path: string[] = [];
    let key: string | null = spanKey(span);
    let found: SpanCall | null = null;
    while (key !== null && !nearest.has(key)) {
      nearest.set(key, null); // until the walk ends; who comes back to it stands in a circle
      path.push(key);
      key = parents.get(key) ?? null;
      found = key === null ? null : (wanted.get(key) ?? null);
      if (found !== null) break;
    }
    if (found === null && key !== null) found = nearest.get(key) ?? null;
    settle(path, { found, wanted, nearest });
  }
  return new Map([...nearest].flatMap(([key, call]) => (call === null ? [] : [[key, call] as const])));
}

interface Walk {
  readonly found: SpanCall | null;
  readonly wanted: ReadonlyMap<string, SpanCall>;
  readonly nearest: Map<string, SpanCall | null>;
}

/** From the top of a walk down, a call on the way is the nearest one of all below it. */
function settle(path: readonly string[], { found, wanted, nearest }: Walk): void {
  let call = found;
  for (const key of path.toReversed()) {
    nearest.set(key, call);
    call = wanted.get(key) ?? call;
  }
}

function parentKey({ traceId, parentSpanId }: Span): string | null {
  return parentSpanId === "" ? null : spanKey({ traceId, spanId: parentSpanId });
}
