import type { IncomingMessage } from "node:http";
import { BODY_DEADLINES, type BodyDeadlines } from "./body-deadline.js";
import { BodyRoom } from "./body-room.js";
import { ExpectedEvents } from "./domain/expected-events.js";
import { parseJsonEvents, parseNdjsonEvents } from "./domain/parse-events.js";
import { HttpError } from "./http-error.js";
import { readBody, type BodyBounds } from "./read-body.js";

/** Keeps room for so many events; answers what gives it back. */
type Reserve = (events: number) => () => void;

/** Reads batches within bounds: of events that may wait, and of bytes that bodies may hold. */
export class BatchReader {
  private readonly bounds: BodyBounds;
  private readonly expected = new ExpectedEvents();

  constructor(
    private readonly reserve: Reserve,
    deadlines: BodyDeadlines = BODY_DEADLINES,
  ) {
    this.bounds = { room: new BodyRoom(), deadlines };
  }

  /**
   * Room is kept before the body is read: to read it and to make sense of it costs far more than to
   * refuse it. It is given back as this returns, to be taken by who records at once,
   * or when the body does not arrive in time.
   *
   * @throws HttpError or an error of the parser for what is no batch, AppError UNAVAILABLE without room
   */
  async read(req: IncomingMessage): Promise<readonly unknown[]> {
    const parse = parserOf(req);
    const giveBack = this.reserve(this.expected.of(lengthOf(req)));
    try {
      const text = await readBody(req, this.bounds);
      const events = parse(text);
      this.expected.learn(text.length, events.length);
      return events;
    } finally {
      giveBack();
    }
  }
}

function parserOf({ headers }: IncomingMessage): (text: string) => readonly unknown[] {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  switch (type.trim().toLowerCase()) {
    case "application/json":
      return parseJsonEvents;
    case "application/x-ndjson":
      return parseNdjsonEvents;
    default:
      throw new HttpError(415, "Content-Type: expected application/json or application/x-ndjson.");
  }
}

function lengthOf({ headers }: IncomingMessage): { readonly length: number | null; readonly isGzip: boolean } {
  const length = headers["content-length"];
  return { length: length === undefined ? null : Number(length), isGzip: headers["content-encoding"] === "gzip" };
}
