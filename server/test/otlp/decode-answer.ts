import { BinaryReader } from "@bufbuild/protobuf/wire";

interface Told {
  readonly rejectedSpans: number;
  readonly errorMessage: string;
}

/** What an `ExportTraceServiceResponse` in protobuf says; null when all is well. */
export function decodeOutcome(bytes: Buffer): Told | null {
  if (bytes.length === 0) return null;
  const reader = new BinaryReader(bytes);
  reader.tag();
  const inner = new BinaryReader(reader.bytes());
  inner.tag();
  const rejectedSpans = Number(inner.int64());
  inner.tag();
  return { rejectedSpans, errorMessage: inner.string() };
}

/** A `google.rpc.Status` in protobuf. */
export function decodeStatus(bytes: Buffer): { readonly code: number; readonly message: string } {
  const reader = new BinaryReader(bytes);
  reader.tag();
  const code = reader.int32();
  reader.tag();
  return { code, message: reader.string() };
}
