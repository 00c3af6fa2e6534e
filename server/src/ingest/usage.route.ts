import { MAX_BODY_BYTES } from "@tokenledger/model/limits";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { answerError, answerJson } from "./answer-sender.js";
import { decodeText } from "./decode-text.js";
import { ExpectedEvents } from "./domain/expected-events.js";
import { parseJsonEvents, parseNdjsonEvents } from "./domain/parse-events.js";
import { HttpError } from "./http-error.js";
import type { IngestService } from "./ingest.service.js";
import { mediaType } from "./media-type.js";
import { isFor, type RecordingDoor } from "./recording-door.js";

const PATH = "/v1/usage";

export interface UsageRouteParts {
  readonly door: RecordingDoor;
  readonly ingest: IngestService;
  readonly logger: Logger;
}

/**
 * `POST /v1/usage`: answers only after the batch's transaction has committed. Straight on Node's server:
 * the way through a framework's routes costs as much as recording an event.
 */
export class UsageRoute {
  private readonly expected = new ExpectedEvents();

  constructor(private readonly parts: UsageRouteParts) {}

  takes(req: IncomingMessage): boolean {
    return isFor(PATH, req);
  }

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { door, logger } = this.parts;
    try {
      answerJson(res, 200, await this.record(req));
    } catch (error) {
      await door.beforeRefusing(req, error);
      answerError(res, error, logger);
    }
  }

  private async record(req: IncomingMessage): Promise<object> {
    const { door, ingest } = this.parts;
    const source = await door.admit(req);
    const reading = { parse: parserOf(req), expected: this.expected, maxBytes: MAX_BODY_BYTES };
    // Handed on, not held: what was sent is garbage as soon as it is screened.
    const { receipt } = await door.read(req, reading).then((events) => ingest.ingest(source, events));
    return receipt;
  }
}

function parserOf(req: IncomingMessage): (bytes: Buffer) => readonly unknown[] {
  switch (mediaType(req)) {
    case "application/json":
      return (bytes) => parseJsonEvents(decodeText(bytes));
    case "application/x-ndjson":
      return (bytes) => parseNdjsonEvents(decodeText(bytes));
    default:
      throw new HttpError(415, "Content-Type: expected application/json or application/x-ndjson.");
  }
}
