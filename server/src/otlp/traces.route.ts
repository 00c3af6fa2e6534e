import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { answerWith, beginRefusal, type Refusal } from "../ingest/answer-sender.js";
import type { Reading } from "../ingest/batch-reader.js";
import { decodeText } from "../ingest/decode-text.js";
import { ExpectedEvents } from "../ingest/domain/expected-events.js";
import { HttpError } from "../ingest/http-error.js";
import { mediaType } from "../ingest/media-type.js";
import { isFor, type RecordingDoor } from "../ingest/recording-door.js";
import type { Span } from "./domain/span.js";
import type { TraceIntake } from "./trace-intake.js";
import { decodeJson } from "./wire/decode-json.js";
import { decodeProtobuf } from "./wire/decode-protobuf.js";
import { encodeOutcome, encodeStatus, MEDIA_TYPES, type Encoding, type ExportOutcome } from "./wire/encode-answer.js";
import { MAX_PROTOBUF_BYTES } from "./wire/trace-bounds.js";

const PATH = "/v1/traces";

interface TracesRouteParts {
  readonly door: RecordingDoor;
  readonly intake: TraceIntake;
  readonly logger: Logger;
}

/** `google.rpc.Code` of each status. */
const CODES: Readonly<Record<Refusal["status"], number>> = {
  400: 3,
  401: 16,
  403: 7,
  405: 12,
  408: 4,
  413: 3,
  415: 3,
  429: 8,
  500: 13,
  503: 14,
};

/**
 * `POST /v1/traces`: OTLP over HTTP, in protobuf or JSON. Answers in the encoding of the request, after the commit.
 * Behind the same door as `POST /v1/usage`.
 */
export class TracesRoute {
  private readonly expected = new ExpectedEvents();

  constructor(private readonly parts: TracesRouteParts) {}

  takes(req: IncomingMessage): boolean {
    return isFor(PATH, req);
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { door, logger } = this.parts;
    const encoding = encodingOf(req) ?? "json";
    const type = MEDIA_TYPES[encoding];
    try {
      answerWith(res, 200, { type, body: encodeOutcome(await this.take(req), encoding) });
    } catch (error) {
      await door.beforeRefusing(req, error);
      const isLate = error instanceof HttpError && error.status === 408;
      if (isLate) res.setHeader("Connection", "close"); // what is left of the body may never come
      // Exporters try 429, 502, 503 and 504 again and nothing else: a body that came too late would be lost.
      const { status, message } = beginRefusal(res, isLate ? new HttpError(503, error.message) : error, logger);
      answerWith(res, status, { type, body: encodeStatus(CODES[status], message, encoding) });
    }
  }

  private async take(req: IncomingMessage): Promise<ExportOutcome> {
    const { door, intake } = this.parts;
    const sender = await door.admit(req);
    const reading = { ...readingOf(encodingOf(req)), expected: this.expected };
    // Handed on, not held: what was sent is garbage as soon as it is read.
    return door.read(req, reading).then((spans) => intake.take(sender, spans));
  }
}

/** Null for a body in neither encoding. */
function encodingOf(req: IncomingMessage): Encoding | null {
  switch (mediaType(req)) {
    case "application/x-protobuf":
    case "application/protobuf":
      return "protobuf";
    case "application/json":
      return "json";
    default:
      return null;
  }
}

function readingOf(encoding: Encoding | null): Omit<Reading<Span>, "expected"> {
  if (encoding === "protobuf") return { parse: decodeProtobuf, maxBytes: MAX_PROTOBUF_BYTES };
  if (encoding === "json") return { parse: (bytes) => decodeJson(decodeText(bytes)), maxBytes: MAX_BODY_BYTES };
  throw new HttpError(415, "Content-Type: expected application/x-protobuf or application/json.");
}
