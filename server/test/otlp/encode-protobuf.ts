import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { JsonAttribute, JsonSpan, JsonTraces, JsonValue } from "./otlp-json.js";

/** The same export in protobuf. */
export function encodeProtobuf({ resourceSpans }: JsonTraces): Buffer {
  const writer = new BinaryWriter();
  for (const { resource, scopeSpans } of resourceSpans) {
    inside(writer, 1, () => {
      inside(writer, 1, () => writeAttributes(writer, 1, resource?.attributes));
      for (const { scope, spans } of scopeSpans) {
        inside(writer, 2, () => {
          inside(writer, 1, () => {
            writeText(writer, 1, scope?.name);
            writeText(writer, 2, scope?.version);
          });
          for (const span of spans) inside(writer, 2, () => writeSpan(writer, span));
        });
      }
    });
  }
  return Buffer.from(writer.finish());
}

function writeSpan(writer: BinaryWriter, span: JsonSpan): void {
  writeId(writer, 1, span.traceId);
  writeId(writer, 2, span.spanId);
  writeId(writer, 4, span.parentSpanId);
  writeText(writer, 5, span.name);
  if (span.kind !== undefined) writer.tag(6, WireType.Varint).int32(span.kind);
  if (span.startTimeUnixNano !== undefined) writer.tag(7, WireType.Bit64).fixed64(span.startTimeUnixNano);
  if (span.endTimeUnixNano !== undefined) writer.tag(8, WireType.Bit64).fixed64(span.endTimeUnixNano);
  writeAttributes(writer, 9, span.attributes);
  const { status } = span;
  if (status === undefined) return;
  inside(writer, 15, () => {
    writeText(writer, 2, status.message);
    if (status.code !== undefined) writer.tag(3, WireType.Varint).int32(status.code);
  });
}

function writeAttributes(writer: BinaryWriter, field: number, attributes: readonly JsonAttribute[] = []): void {
  for (const { key, value } of attributes) {
    inside(writer, field, () => {
      writeText(writer, 1, key);
      inside(writer, 2, () => writeValue(writer, value));
    });
  }
}

function writeValue(writer: BinaryWriter, value: JsonValue): void {
  writeText(writer, 1, value.stringValue);
  if (value.boolValue !== undefined) writer.tag(2, WireType.Varint).bool(value.boolValue);
  if (value.intValue !== undefined) writer.tag(3, WireType.Varint).int64(value.intValue);
  if (value.doubleValue !== undefined) writer.tag(4, WireType.Bit64).double(value.doubleValue);
  const { arrayValue, kvlistValue } = value;
  if (arrayValue !== undefined) {
    inside(writer, 5, () => {
      for (const entry of arrayValue.values ?? []) inside(writer, 1, () => writeValue(writer, entry));
    });
  }
  if (kvlistValue !== undefined) inside(writer, 6, () => writeAttributes(writer, 1, kvlistValue.values));
}

function inside(writer: BinaryWriter, field: number, write: () => void): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function writeText(writer: BinaryWriter, field: number, text: string | undefined): void {
  if (text !== undefined) writer.tag(field, WireType.LengthDelimited).string(text);
}

function writeId(writer: BinaryWriter, field: number, id: string | undefined): void {
  if (id !== undefined) writer.tag(field, WireType.LengthDelimited).bytes(Buffer.from(id, "hex"));
}
