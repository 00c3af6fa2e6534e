/** A scalar among the attributes of a span. Whole numbers beyond 2^53 stay text, so that they are refused and not rounded. */
export type AttributeValue = string | number | boolean;

/** By name; only those that `isKeptAttribute` knows. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** One operation as an instrument saw it, as far as it matters here. */
export interface Span {
  /** Hex digits in small letters; empty when the exporter sent none. */
  readonly traceId: string;
  readonly spanId: string;
  /** Empty at the root of a trace. */
  readonly parentSpanId: string;
  /** Name of the instrument. */
  readonly scope: string;
  /** Milliseconds since 1970, with fractions; 0 when the exporter sent none. */
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
  /** Of the process that made the span. */
  readonly resource: Attributes;
}

/** One text for every span, whatever instrument made it. */
export function spanKey({ traceId, spanId }: Pick<Span, "traceId" | "spanId">): string {
  return `${traceId}/${spanId}`;
}

/** The first of the names that a span has text under, without blanks around it; null when there is none. */
export function firstText(attributes: Attributes, names: readonly string[]): string | null {
  for (const name of names) {
    const value = attributes[name];
    const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
    if (text !== "") return text;
  }
  return null;
}
