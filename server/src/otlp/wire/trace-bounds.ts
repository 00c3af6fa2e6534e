import { HttpError } from "../../ingest/http-error.js";

/** What one export may hold. Exporters send 512 spans at a time, collectors up to 8,192. */
export const MAX_SPANS = 20_000;
/**
 * After inflating: 512 spans with questions and answers of 16 KiB each, and some over. In JSON every one of them becomes
 * text in memory while nothing else is done, so there the bound is that of all doors.
 */
export const MAX_PROTOBUF_BYTES = 16 * 1024 * 1024;
/** Of those that are read, on one span or resource: there are a few dozen names. */
export const MAX_KEPT_ATTRIBUTES = 256;
/** Texts are cut to this: longer ones are refused where they go, and need not be held until then. */
export const MAX_TEXT_LENGTH = 16_384;

/** Of a body that is no export of traces. */
export function malformed(message: string): HttpError {
  return new HttpError(400, message);
}

/** Of an export that holds more than one request may. */
export function tooMany(what: string): HttpError {
  return new HttpError(413, `Expected at most ${what} in one export, got more. Send smaller batches.`);
}
