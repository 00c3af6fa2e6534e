import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** `json` or `protobuf`: an answer comes in the encoding of its request. */
export type Encoding = "json" | "protobuf";

export const MEDIA_TYPES: Readonly<Record<Encoding, string>> = {
  json: "application/json",
  protobuf: "application/x-protobuf",
};

/** What became of an export, as far as its sender must hear. */
export interface ExportOutcome {
  /** Spans that were refused for good. */
  readonly rejected: number;
  /** Why, in one sentence each. */
  readonly reasons: readonly string[];
  /** Spans of a recorded call with other tokens; the first stays. */
  readonly contradicting: number;
}

const MAX_REASONS = 5;
const MAX_MESSAGE_LENGTH = 2_000;

/** `ExportTraceServiceResponse`: without anything in it when all is well, as the protocol wants it. */
export function encodeOutcome(outcome: ExportOutcome, encoding: Encoding): Buffer {
  const message = messageOf(outcome);
  if (encoding === "json") {
    const partialSuccess = { rejectedSpans: String(outcome.rejected), errorMessage: message };
    return Buffer.from(JSON.stringify(message === "" ? {} : { partialSuccess }));
  }
  const writer = new BinaryWriter();
  if (message !== "") {
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.Varint).int64(outcome.rejected);
    writer.tag(2, WireType.LengthDelimited).string(message);
    writer.join();
  }
  return Buffer.from(writer.finish());
}

function messageOf({ rejected, reasons, contradicting }: ExportOutcome): string {
  const told = [...new Set(reasons)].slice(0, MAX_REASONS);
  const sentences = [
    rejected === 0 ? "" : `${spans(rejected)} not recorded. ${told.join("; ")}.`,
    contradicting === 0 ? "" : `${spans(contradicting)} of recorded calls with other tokens; what came first stays.`,
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .join(" ")
    .slice(0, MAX_MESSAGE_LENGTH)
    .toWellFormed();
}

function spans(count: number): string {
  return `${count} ${count === 1 ? "span" : "spans"}`;
}

/** `google.rpc.Status`, which is how the protocol has failures told. */
export function encodeStatus(code: number, message: string, encoding: Encoding): Buffer {
  if (encoding === "json") return Buffer.from(JSON.stringify({ code, message }));
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int32(code);
  writer.tag(2, WireType.LengthDelimited).string(message);
  return Buffer.from(writer.finish());
}
