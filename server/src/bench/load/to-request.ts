import type { RequestShape } from "./load-messages.js";
import type { LoadTarget } from "./usage-connection.js";

const CONTENT_TYPES = { json: "application/json", ndjson: "application/x-ndjson" } as const;

/** A whole `POST /v1/usage` of these events, ready to be written to a socket. */
export function toRequest(target: LoadTarget, format: RequestShape["format"], events: readonly string[]): Buffer {
  const body = bodyOf(format, events);
  const head = [
    "POST /v1/usage HTTP/1.1",
    `Host: ${target.host}:${target.port}`,
    `Authorization: Bearer ${target.apiKey}`,
    `Content-Type: ${CONTENT_TYPES[format]}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "\r\n",
  ].join("\r\n");
  return Buffer.from(head + body);
}

function bodyOf(format: RequestShape["format"], events: readonly string[]): string {
  if (format === "ndjson") return `${events.join("\n")}\n`;
  const [first] = events;
  return events.length === 1 && first !== undefined ? first : `{"events":[${events.join(",")}]}`;
}
