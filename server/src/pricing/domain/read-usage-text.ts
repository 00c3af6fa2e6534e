import { AppError } from "../../core/errors.js";
import { findJsonFault } from "./find-json-fault.js";
import { parseAnyJsonAt, parseJsonAt } from "./parse-json-at.js";
import { type Fields, isFields } from "./read-count.js";
import { readSseChunks, SSE_LINE } from "./read-sse-chunks.js";

/** What a text holds: one usage object or response, or the chunks of a streamed answer in the order of arrival. */
export type UsageText =
  | { readonly kind: "object"; readonly usage: Fields }
  | { readonly kind: "stream"; readonly chunks: readonly Fields[] };

/** More than any answer has; each is asked for its shape. */
const MAX_CHUNKS = 20_000;
const EXPECTED = "a JSON object, an array of chunks, one JSON object per line, or SSE lines such as data: {…}";

/**
 * Reads a usage object, a whole response, an array of stream chunks, NDJSON, or the text of an SSE stream.
 *
 * @throws AppError BAD_INPUT that names what was expected, and in which line and column or at which index
 */
export function readUsageText(text: string): UsageText {
  const trimmed = text.trim();
  if (SSE_LINE.test(trimmed)) return asStream(readSseChunks(text));
  if (trimmed.startsWith("[")) return asStream(readArray(text));
  if (trimmed.startsWith("{")) return readObjects(text);
  throw AppError.badInput("usage", EXPECTED, text);
}

function readObjects(text: string): UsageText {
  const lines = text.split(/\r\n|\r|\n/);
  const [first = "", second] = lines.filter((line) => line.trim() !== "");
  // An object that is laid out over several lines does not end in its first one.
  if (second === undefined || findJsonFault(first) !== null) {
    return { kind: "object", usage: parseJsonAt(text, { line: 1, column: 1 }) };
  }
  const chunks = lines.flatMap((line, index) =>
    line.trim() === "" ? [] : [parseJsonAt(line, { line: index + 1, column: 1 })],
  );
  return asStream(chunks);
}

function readArray(text: string): Fields[] {
  const chunks = parseAnyJsonAt(text, { line: 1, column: 1 });
  if (!Array.isArray(chunks)) throw AppError.badInput("usage", EXPECTED, chunks);
  return chunks.map((chunk: unknown, index) => {
    if (isFields(chunk)) return chunk;
    throw AppError.badInput(`usage[${index}]`, "a chunk of a stream as a JSON object", chunk);
  });
}

function asStream(chunks: readonly Fields[]): UsageText {
  if (chunks.length > 0 && chunks.length <= MAX_CHUNKS) return { kind: "stream", chunks };
  throw AppError.badInput("usage", `1 to ${MAX_CHUNKS} chunks of a stream`, chunks.length);
}
