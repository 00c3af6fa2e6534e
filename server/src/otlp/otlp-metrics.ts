import { Counter, type Registry } from "prom-client";

/**
 * What became of a span. `recorded`: a call that is counted; `repeated`: told of before, or by another span;
 * `completed`: repeated, and said what the first one left unknown; `contradicting`: repeated, with other numbers;
 * `rejected`: refused, and told so; `other`: no model call; `silent`: a call of which nothing is told.
 */
export const SPAN_FATES = [
  "recorded",
  "repeated",
  "completed",
  "contradicting",
  "rejected",
  "other",
  "silent",
] as const;

export type SpanFate = (typeof SPAN_FATES)[number];

/** Every span of an export has one fate. */
export type SpanFates = Readonly<Partial<Record<SpanFate, number>>>;

/** What came by OpenTelemetry, for Prometheus. */
export class OtlpMetrics {
  private readonly spans: Counter<"fate">;

  constructor(registry: Registry) {
    this.spans = new Counter({
      name: "tokenledger_otlp_spans_total",
      help: "Spans of POST /v1/traces by what became of them.",
      labelNames: ["fate"],
      registers: [registry],
    });
  }

  count(fates: SpanFates): void {
    for (const fate of SPAN_FATES) this.spans.inc({ fate }, fates[fate] ?? 0);
  }
}
