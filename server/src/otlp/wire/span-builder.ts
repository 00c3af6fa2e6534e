import { type AttributeValue, type Attributes, type Span } from "../domain/span.js";
import { malformed, MAX_KEPT_ATTRIBUTES, MAX_SPANS, MAX_TEXT_LENGTH, tooMany } from "./trace-bounds.js";

/** A span before its resource and scope are known to be complete: in protobuf they may follow it. */
export type BareSpan = Omit<Span, "scope" | "resource">;

/** Counts what an export holds while it is read. */
export class SpanCounter {
  private spans = 0;

  /** @throws HttpError 413 beyond what one export may hold */
  count(): void {
    this.spans += 1;
    if (this.spans > MAX_SPANS) throw tooMany(`${MAX_SPANS} spans`);
  }
}

/** The attributes that are kept of one span or resource; the last of a name counts. */
export class AttributeBuilder {
  private readonly values = new Map<string, AttributeValue>();

  /** @throws HttpError 400 beyond what anything has */
  set(name: string, value: AttributeValue): void {
    this.values.set(name, typeof value === "string" ? value.slice(0, MAX_TEXT_LENGTH) : value);
    if (this.values.size > MAX_KEPT_ATTRIBUTES) {
      throw malformed(`attributes: expected at most ${MAX_KEPT_ATTRIBUTES} about usage on one span.`);
    }
  }

  build(): Attributes {
    return Object.fromEntries(this.values);
  }
}

/** A whole number as it arrived; one that JavaScript would round stays text. */
export function wholeNumber(value: bigint | string | number): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

const NANOS_PER_MS = 1_000_000n;
const NANOS_WITHIN_MS = 1_000_000;

/** Milliseconds, with what is left of the nanoseconds as their fraction. */
export function millisOf(nanos: bigint): number {
  return Number(nanos / NANOS_PER_MS) + Number(nanos % NANOS_PER_MS) / NANOS_WITHIN_MS;
}

/** Of the enumeration `Status.StatusCode`. */
export const STATUS_ERROR = 2;
