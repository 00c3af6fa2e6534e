import { readFileSync } from "node:fs";

/** OTLP's JSON as far as the tests make and take it apart. */
export interface JsonTraces {
  readonly resourceSpans: readonly JsonResourceSpans[];
}

interface JsonResourceSpans {
  readonly resource?: { readonly attributes?: readonly JsonAttribute[] };
  readonly scopeSpans: readonly {
    readonly scope?: { readonly name?: string; readonly version?: string };
    readonly spans: readonly JsonSpan[];
  }[];
}

export interface JsonAttribute {
  readonly key: string;
  readonly value: JsonValue;
}

export interface JsonValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values?: readonly JsonValue[] };
  readonly kvlistValue?: { readonly values?: readonly JsonAttribute[] };
}

export interface JsonSpan {
  readonly traceId?: string;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly name?: string;
  readonly kind?: number;
  readonly startTimeUnixNano?: string | number;
  readonly endTimeUnixNano?: string | number;
  readonly attributes?: readonly JsonAttribute[];
  readonly status?: { readonly code?: number; readonly message?: string };
}

export const SAMPLES = ["ai-sdk-7", "traceloop-openai-anthropic-gemini"] as const;

export function sampleBytes(file: string): Buffer {
  return readFileSync(new URL(`../../fixtures/otlp/${file}`, import.meta.url));
}

export function jsonSample(name: (typeof SAMPLES)[number]): JsonTraces {
  return JSON.parse(sampleBytes(`${name}.json`).toString()) as JsonTraces;
}

export interface LooseSpan {
  readonly scope: string;
  readonly span: JsonSpan;
}

/** Every span with the name of its instrument. */
export function looseSpans({ resourceSpans }: JsonTraces): readonly LooseSpan[] {
  return resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ scope, spans }) => spans.map((span) => ({ scope: scope?.name ?? "", span }))),
  );
}

/** An export of the given spans, in their order. */
export function exportOf(spans: readonly LooseSpan[], service = "notes-api"): JsonTraces {
  const resource = { attributes: [{ key: "service.name", value: { stringValue: service } }] };
  return {
    resourceSpans: [
      { resource, scopeSpans: spans.map(({ scope, span }) => ({ scope: { name: scope }, spans: [span] })) },
    ],
  };
}

type Flat = Readonly<Record<string, string | number | boolean>>;

interface SpanIds {
  readonly trace?: string;
  readonly id: string;
  readonly parent?: string;
}

const DURATION_NS = 1_500_000_000n;
const ID_DIGITS = 16;
const TRACE_DIGITS = 32;

/** A span of a call that ended this moment. */
export function madeSpan({ trace = "1", id, parent }: SpanIds, attributes: Flat, status = 0): LooseSpan {
  const end = BigInt(Date.now()) * 1_000_000n;
  return {
    scope: "test",
    span: {
      traceId: trace.padStart(TRACE_DIGITS, "0"),
      spanId: id.padStart(ID_DIGITS, "0"),
      ...(parent !== undefined && { parentSpanId: parent.padStart(ID_DIGITS, "0") }),
      name: "made",
      kind: 3,
      startTimeUnixNano: String(end - DURATION_NS),
      endTimeUnixNano: String(end),
      attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) })),
      status: { code: status },
    },
  };
}

function toValue(value: string | number | boolean): JsonValue {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
}
