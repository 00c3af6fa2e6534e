import { classesUsed, hasSameSums } from "./compare-tokens.js";
import { enclosingCalls } from "./enclosing-calls.js";
import { readCall, type SpanCall } from "./read-call.js";
import { spanKey, type Span } from "./span.js";

/** One model call, as told by all spans of an export that saw it. */
export interface ModelCall {
  /** Whose tokens count. */
  readonly call: SpanCall;
  /** The provider's id of its answer; null when no span says. */
  readonly responseId: string | null;
  /** The span that stands for the call where there is no response id. */
  readonly own: Span;
  /** Its span first, then those that repeat it: one may know the user, another the note. */
  readonly spans: readonly Span[];
  /** How many of them tell of tokens that add up to other sums. */
  readonly contradicting: number;
}

export interface SelectedCalls {
  readonly calls: readonly ModelCall[];
  /** Spans that are no model call. */
  readonly other: number;
  /** Spans that say of a model call only that there was one. */
  readonly silent: number;
  /** Spans that tell of a call which another span of the export tells of. */
  readonly repeated: number;
  /** Of the repeated ones, those whose tokens add up to other sums than those that count. */
  readonly contradicting: number;
}

/**
 * The model calls that an export tells of, each once, whatever the order of its spans.
 *
 * - Spans with one response id are one call, wherever they stand.
 * - Of spans without response id that stand in each other the inner ones count. One around a single call lends it
 *   what the call does not say; one around several is their sum.
 * - A call without response id within one that has it is the same call, unless their tokens add up to other sums.
 */
export function selectCalls(spans: readonly Span[]): SelectedCalls {
  const read = spans.map(readCall);
  const found = read.filter((each) => typeof each !== "string");
  const groups = new Map<string, SpanCall[]>();
  for (const [call, identity] of identities(spans, found)) {
    const group = groups.get(identity) ?? [];
    group.push(call);
    groups.set(identity, group);
  }
  const calls = [...groups].map(([identity, told]) => toModelCall(identity, told));
  return {
    calls,
    other: read.filter((each) => each === "other").length,
    silent: read.filter((each) => each === "silent").length,
    repeated: found.length - groups.size,
    contradicting: calls.reduce((sum, { contradicting }) => sum + contradicting, 0),
  };
}

/** What each call is known by. Wrappers that are the sum of others are left out. */
function identities(spans: readonly Span[], calls: readonly SpanCall[]): ReadonlyMap<SpanCall, string> {
  const around = enclosingCalls(spans, calls);
  const answeredAround = enclosingCalls(
    spans,
    calls.filter(({ responseId }) => responseId !== null),
  );
  const inside = new Map<SpanCall, SpanCall[]>();
  for (const call of calls) {
    const outer = around.get(spanKey(call.span));
    if (outer === undefined || outer.responseId !== null) continue;
    const inner = inside.get(outer) ?? [];
    inner.push(call);
    inside.set(outer, inner);
  }
  const known = new Map<SpanCall, string>();
  for (const call of calls) {
    if (!inside.has(call)) known.set(call, identityOf(call, answeredAround.get(spanKey(call.span)) ?? null));
  }
  for (const wrapper of inside.keys()) {
    const call = wrappedBy(wrapper, inside);
    const identity = call === null || contradict(wrapper, call) ? undefined : known.get(call);
    if (identity !== undefined) known.set(wrapper, identity);
  }
  return known;
}

function identityOf(call: SpanCall, answeredAround: SpanCall | null): string {
  if (call.responseId !== null) return `answer ${call.responseId}`;
  if (answeredAround !== null && !contradict(call, answeredAround)) return `answer ${answeredAround.responseId}`;
  return ownIdentity(call);
}

function ownIdentity({ span }: SpanCall): string {
  return `span ${spanKey(span)}`;
}

/** Deeper wrappers in wrappers are nobody's instrument; they are taken for sums. */
const MAX_WRAPPERS = 8;

/** The single call at the bottom of wrappers; null where there are several. */
function wrappedBy(wrapper: SpanCall, inside: ReadonlyMap<SpanCall, readonly SpanCall[]>): SpanCall | null {
  let at = wrapper;
  for (let depth = 0; depth < MAX_WRAPPERS; depth += 1) {
    const [only, ...more] = inside.get(at) ?? [];
    if (more.length > 0) return null;
    if (only === undefined) return at;
    at = only;
  }
  return null;
}

function contradict({ tokens: one }: SpanCall, { tokens: other }: SpanCall): boolean {
  return typeof one !== "string" && typeof other !== "string" && !hasSameSums(one, other);
}

function toModelCall(identity: string, told: readonly SpanCall[]): ModelCall {
  const isOwn = (call: SpanCall) => Number(ownIdentity(call) === identity);
  const sorted = told.toSorted(
    (a, b) => knowledge(b) - knowledge(a) || isOwn(b) - isOwn(a) || (spanKey(a.span) < spanKey(b.span) ? -1 : 1),
  );
  const [call] = sorted;
  if (call === undefined) throw new Error("a call is told by no span");
  return {
    call,
    responseId: sorted.find(({ responseId }) => responseId !== null)?.responseId ?? null,
    own: (sorted.find(isOwn) ?? call).span,
    spans: sorted.map(({ span }) => span),
    contradicting: sorted.filter((each) => contradict(each, call)).length,
  };
}

/** How much is told of tokens; between equals the ids decide, so that the order does not. */
function knowledge({ tokens, said }: SpanCall): number {
  if (tokens === "unreadable") return 0;
  if (tokens === "missing") return 1;
  return 2 + classesUsed(tokens) * MOST_NAMES + Math.min(Object.keys(said?.usage ?? {}).length, MOST_NAMES - 1);
}

const MOST_NAMES = 64;
