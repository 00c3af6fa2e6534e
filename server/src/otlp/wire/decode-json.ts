import { isFields, type Fields } from "../../pricing/domain/read-count.js";
import { isKeptAttribute } from "../domain/attribute-names.js";
import type { Attributes, AttributeValue, Span } from "../domain/span.js";
import { AttributeBuilder, millisOf, SpanCounter, STATUS_ERROR, wholeNumber } from "./span-builder.js";
import { malformed } from "./trace-bounds.js";

/**
 * The spans of an `ExportTraceServiceRequest` in OTLP's JSON: names in lowerCamelCase, ids in hex digits, 64-bit numbers
 * as strings or numbers. Fields that are not known are passed over.
 *
 * @throws HttpError 400 for what is no such message, 413 beyond 20,000 spans
 */
export function decodeJson(text: string): readonly Span[] {
  const counter = new SpanCounter();
  const request = fieldsOf(parse(text), "The body");
  return listOf(request, "resourceSpans").flatMap((resourceSpans) => {
    const resource = attributesOf(objectIn(resourceSpans, "resource"));
    return listOf(resourceSpans, "scopeSpans").flatMap((scopeSpans) => {
      const scope = textIn(objectIn(scopeSpans, "scope"), "name");
      return listOf(scopeSpans, "spans").map((span) => {
        counter.count();
        return { ...readSpan(span), scope, resource };
      });
    });
  });
}

function readSpan(span: Fields): Omit<Span, "scope" | "resource"> {
  return {
    traceId: idIn(span, "traceId"),
    spanId: idIn(span, "spanId"),
    parentSpanId: idIn(span, "parentSpanId"),
    startMs: timeIn(span, "startTimeUnixNano"),
    endMs: timeIn(span, "endTimeUnixNano"),
    failed: isError(objectIn(span, "status")["code"]),
    attributes: attributesOf(span),
  };
}

/** A number; some exporters write the name of the enumeration. */
function isError(code: unknown): boolean {
  return code === STATUS_ERROR || code === "STATUS_CODE_ERROR";
}

function attributesOf(within: Fields): Attributes {
  const attributes = new AttributeBuilder();
  for (const { key, value } of listOf(within, "attributes")) {
    if (typeof key !== "string" || !isKeptAttribute(key)) continue;
    const scalar = scalarOf(fieldsOf(value ?? {}, "value"));
    if (scalar !== null) attributes.set(key, scalar);
  }
  return attributes.build();
}

const INTEGER = /^-?\d{1,20}$/;

/** Null for lists, maps and bytes, in which nothing is that is read. */
function scalarOf({ stringValue, boolValue, intValue, doubleValue }: Fields): AttributeValue | null {
  if (typeof stringValue === "string") return stringValue;
  if (typeof boolValue === "boolean") return boolValue;
  if (typeof intValue === "number") return intValue;
  if (typeof intValue === "string" && INTEGER.test(intValue)) return wholeNumber(intValue);
  if (typeof doubleValue === "number") return doubleValue;
  if (intValue === undefined && doubleValue === undefined) return null;
  // Proto's JSON spells them out; neither is a number of tokens.
  if (doubleValue === "NaN" || doubleValue === "Infinity" || doubleValue === "-Infinity") return Number(doubleValue);
  throw malformed("value: expected intValue or doubleValue to be a number.");
}

const LONGEST_ID = 64;
const HEX = /^[\da-f]*$/i;

function idIn(within: Fields, name: string): string {
  const id = textIn(within, name);
  if (id.length > LONGEST_ID || !HEX.test(id)) throw malformed(`${name}: expected hex digits.`);
  return id.toLowerCase();
}

const NANOS = /^\d{1,20}$/;

function timeIn(within: Fields, name: string): number {
  const value = within[name] ?? 0;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 1e20)
    return millisOf(BigInt(value));
  if (typeof value === "string" && NANOS.test(value)) return millisOf(BigInt(value));
  throw malformed(`${name}: expected nanoseconds since 1970.`);
}

function textIn(within: Fields, name: string): string {
  const value = within[name] ?? "";
  if (typeof value !== "string") throw malformed(`${name}: expected text.`);
  return value;
}

function objectIn(within: Fields, name: string): Fields {
  return fieldsOf(within[name] ?? {}, name);
}

function listOf(within: Fields, name: string): readonly Fields[] {
  const value = within[name] ?? [];
  if (!Array.isArray(value)) throw malformed(`${name}: expected an array.`);
  return value.map((entry) => fieldsOf(entry, name));
}

function fieldsOf(value: unknown, name: string): Fields {
  if (isFields(value)) return value;
  throw malformed(`${name}: expected an object.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the input, which does not belong in a reply or a log.
    throw malformed("The body is not valid JSON.");
  }
}
