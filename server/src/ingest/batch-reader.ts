import type { IncomingMessage } from "node:http";
import { BODY_DEADLINES, type BodyDeadlines } from "./body-deadline.js";
import { BodyRoom } from "./body-room.js";
import type { ExpectedEvents } from "./domain/expected-events.js";
import { readBody, type BodyBounds } from "./read-body.js";

/** Keeps room for so many events; answers what gives it back. */
type Reserve = (events: number) => () => void;

/** How one door makes entries of a batch of bytes, and how many it may expect. */
export interface Reading<Entry> {
  readonly parse: (bytes: Buffer) => readonly Entry[];
  readonly expected: ExpectedEvents;
  /** After inflating. */
  readonly maxBytes: number;
}

/** Reads batches within bounds: of events that may wait, and of bytes that the bodies of all doors may hold. */
export class BatchReader {
  private readonly bounds: Omit<BodyBounds, "maxBytes">;

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
  async read<Entry>(req: IncomingMessage, { parse, expected, maxBytes }: Reading<Entry>): Promise<readonly Entry[]> {
    const giveBack = this.reserve(expected.of(lengthOf(req)));
    try {
      const bytes = await readBody(req, { ...this.bounds, maxBytes });
      const entries = parse(bytes);
      expected.learn(bytes.length, entries.length);
      return entries;
    } finally {
      giveBack();
    }
  }
}

function lengthOf({ headers }: IncomingMessage): { readonly length: number | null; readonly isGzip: boolean } {
  const length = headers["content-length"];
  return { length: length === undefined ? null : Number(length), isGzip: headers["content-encoding"] === "gzip" };
}
