import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { HttpError } from "../../ingest/http-error.js";
import { isKeptAttribute } from "../domain/attribute-names.js";
import type { Attributes, AttributeValue, Span } from "../domain/span.js";
import { AttributeBuilder, millisOf, SpanCounter, STATUS_ERROR, wholeNumber, type BareSpan } from "./span-builder.js";
import { malformed } from "./trace-bounds.js";

/**
 * The spans of an `ExportTraceServiceRequest` (opentelemetry/proto/collector/trace/v1). Field by field, because most
 * of an export is questions and answers: what is not read is passed over by its length and never becomes an object.
 * Messages are only entered where the schema has them, so a body cannot nest deeper than five levels.
 *
 * @throws HttpError 400 for what is no such message, 413 beyond 20,000 spans
 */
export function decodeProtobuf(bytes: Uint8Array): readonly Span[] {
  const spans: Span[] = [];
  const counter = new SpanCounter();
  try {
    eachField(bytes, (field, reader) => {
      if (field !== 1) return false;
      spans.push(...readResourceSpans(reader.bytes(), counter));
      return true;
    });
  } catch (error) {
    if (error instanceof HttpError) throw error;
    // The reader's own messages tell of bytes and offsets, which help nobody.
    throw malformed("The body is not an ExportTraceServiceRequest in protobuf.");
  }
  return spans;
}

type ReadField = (field: number, reader: BinaryReader, type: WireType) => boolean;

/** Calls `read` with every field; what it does not take, by answering false, is passed over. */
function eachField(bytes: Uint8Array, read: ReadField): void {
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const [field, type] = reader.tag();
    const before = reader.pos;
    if (read(field, reader, type)) continue;
    reader.pos = before;
    reader.skip(type, field);
  }
  if (reader.pos !== reader.len) throw malformed("The body ends within a field.");
}

function readResourceSpans(bytes: Uint8Array, counter: SpanCounter): readonly Span[] {
  let resource: Attributes = {};
  const scopes: { readonly scope: string; readonly spans: readonly BareSpan[] }[] = [];
  eachField(bytes, (field, reader) => {
    if (field === 1) resource = readResource(reader.bytes());
    else if (field === 2) scopes.push(readScopeSpans(reader.bytes(), counter));
    else return false;
    return true;
  });
  return scopes.flatMap(({ scope, spans }) => spans.map((span) => ({ ...span, scope, resource })));
}

function readResource(bytes: Uint8Array): Attributes {
  const attributes = new AttributeBuilder();
  eachField(bytes, (field, reader) => {
    if (field !== 1) return false;
    readKeyValue(reader.bytes(), attributes);
    return true;
  });
  return attributes.build();
}

function readScopeSpans(bytes: Uint8Array, counter: SpanCounter) {
  let scope = "";
  const spans: BareSpan[] = [];
  eachField(bytes, (field, reader) => {
    if (field === 1) scope = readScope(reader.bytes());
    else if (field === 2) {
      counter.count();
      spans.push(readSpan(reader.bytes()));
    } else return false;
    return true;
  });
  return { scope, spans };
}

function readScope(bytes: Uint8Array): string {
  let name = "";
  eachField(bytes, (field, reader) => {
    if (field !== 1) return false;
    name = reader.string();
    return true;
  });
  return name;
}

function readSpan(bytes: Uint8Array): BareSpan {
  const span = { traceId: "", spanId: "", parentSpanId: "", startMs: 0, endMs: 0, failed: false };
  const attributes = new AttributeBuilder();
  eachField(bytes, (field, reader, type) => {
    if (field === 1) span.traceId = hexOf(reader.bytes());
    else if (field === 2) span.spanId = hexOf(reader.bytes());
    else if (field === 4) span.parentSpanId = hexOf(reader.bytes());
    else if (field === 7) span.startMs = readTime(reader, type);
    else if (field === 8) span.endMs = readTime(reader, type);
    else if (field === 9) readKeyValue(reader.bytes(), attributes);
    else if (field === 15) span.failed = readStatus(reader.bytes()) === STATUS_ERROR;
    else return false;
    return true;
  });
  return { ...span, attributes: attributes.build() };
}

function readTime(reader: BinaryReader, type: WireType): number {
  if (type !== WireType.Bit64) throw malformed("A time of a span is no fixed64.");
  return millisOf(BigInt(reader.fixed64()));
}

const LONGEST_ID = 32;

function hexOf(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_ID) throw malformed("An id of a span is too long.");
  return Buffer.from(bytes).toString("hex");
}

function readStatus(bytes: Uint8Array): number {
  let code = 0;
  eachField(bytes, (field, reader) => {
    if (field !== 3) return false;
    code = reader.int32();
    return true;
  });
  return code;
}

/** The name first, as every exporter writes it: the value of a name that is not kept is not looked at. */
function readKeyValue(bytes: Uint8Array, attributes: AttributeBuilder): void {
  let name = "";
  let value: Uint8Array | null = null;
  eachField(bytes, (field, reader) => {
    if (field === 1) name = reader.string();
    else if (field === 2) value = reader.bytes();
    else return false;
    return true;
  });
  if (value === null || !isKeptAttribute(name)) return;
  const scalar = readAnyValue(value);
  if (scalar !== null) attributes.set(name, scalar);
}

/** Null for lists, maps and bytes, in which nothing is that is read. */
function readAnyValue(bytes: Uint8Array): AttributeValue | null {
  let value: AttributeValue | null = null;
  eachField(bytes, (field, reader) => {
    if (field === 1) value = reader.string();
    else if (field === 2) value = reader.bool();
    else if (field === 3) value = wholeNumber(reader.int64());
    else if (field === 4) value = reader.double();
    else return false;
    return true;
  });
  return value;
}
