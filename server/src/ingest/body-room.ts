import { AppError } from "../core/errors.js";

/** Of all bodies together that are being read: two of the largest, or a hundred of a thousand events. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A bound on what unread and half-read bodies may hold in memory, however many senders there are. */
export class BodyRoom {
  private bytes = 0;

  constructor(private readonly maxBytes = MAX_BYTES) {}

  /** @throws AppError UNAVAILABLE when bodies hold too much already; nothing is taken then */
  take(bytes: number): void {
    if (this.bytes + bytes > this.maxBytes) {
      throw AppError.unavailable("More is arriving than can be read. Send it again in a moment.");
    }
    this.bytes += bytes;
  }

  give(bytes: number): void {
    this.bytes -= bytes;
  }
}
